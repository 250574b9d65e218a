/** A number that depends on a text and a seed alone (FNV-1a, mixed): the same in every run, in whatever order it is asked. */
export function numberOf(text: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let n = 0; n < text.length; n += 1) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0;
}

export const oneOf = <Item>(items: readonly Item[], number: number): Item => items[number % items.length] as Item;
