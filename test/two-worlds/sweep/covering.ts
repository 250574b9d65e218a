/** Few of the items, the most telling first, that have between them every mark that any of them has. */
export function covering<Item>(items: readonly Item[], marksOf: (item: Item) => readonly string[]): readonly Item[] {
  const known = new Set<string>();
  return items
    .map((item) => ({ item, marks: marksOf(item) }))
    .sort((one, other) => other.marks.length - one.marks.length)
    .filter(({ marks }) => {
      const isTelling = marks.some((mark) => !known.has(mark));
      for (const mark of marks) known.add(mark);
      return isTelling;
    })
    .map(({ item }) => item);
}
