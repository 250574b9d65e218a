import { isRecord, textAt } from './json.js';

/** One row of a comparison. A missing side has nothing at this place. */
export interface LinePair {
  readonly left: string | undefined;
  readonly right: string | undefined;
  readonly differs: boolean;
}

const ABSENT = Symbol('absent');
type Value = unknown | typeof ABSENT;
type Entry = readonly [label: string, left: Value, right: Value];

/** Both values as JSON-like lines, aligned: what belongs together stands in one row. */
export function pairLines(left: Value, right: Value, label = '', indent = ''): readonly LinePair[] {
  const entries = entriesOf(left, right);
  if (!entries) return oneByOne(linesOf(left, label, indent), linesOf(right, label, indent));
  const [open, close] = Array.isArray(left) ? '[]' : '{}';
  if (entries.length === 0) return [same(`${indent}${label}${open}${close}`)];
  const inside = entries.flatMap(([name, l, r]) => pairLines(l, r, name, `${indent}  `));
  return [same(`${indent}${label}${open}`), ...inside, same(`${indent}${close}`)];
}

/** What to look at side by side below two values of the same kind; undefined when there is no below. */
function entriesOf(left: Value, right: Value): readonly Entry[] | undefined {
  if (Array.isArray(left) && Array.isArray(right)) return itemEntries(left, right);
  if (!isRecord(left) || !isRecord(right)) return undefined;
  const names = [...new Set([...Object.keys(left), ...Object.keys(right)])];
  return names.map((name) => [`"${name}": `, at(left, name), at(right, name)]);
}

/** List items meet by id, so a row that one person does not see leaves a gap instead of shifting all that follow. */
function itemEntries(left: readonly unknown[], right: readonly unknown[]): readonly Entry[] {
  const ids = mergedIds(
    left.map((item) => textAt(item, 'id')),
    right.map((item) => textAt(item, 'id')),
  );
  if (ids) return ids.map((id) => ['', itemWith(id, left), itemWith(id, right)]);
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) => [
    '',
    i < left.length ? left[i] : ABSENT,
    i < right.length ? right[i] : ABSENT,
  ]);
}

/** All ids in an order both sides agree on; undefined when there is none. */
function mergedIds(
  left: readonly (string | undefined)[],
  right: readonly (string | undefined)[],
): readonly string[] | undefined {
  const isIds = (ids: readonly (string | undefined)[]): ids is readonly string[] =>
    !ids.includes(undefined) && new Set(ids).size === ids.length;
  if (!isIds(left) || !isIds(right)) return undefined;
  const common = right.filter((id) => left.includes(id));
  if (left.filter((id) => right.includes(id)).some((id, i) => id !== common[i])) return undefined;
  let taken = 0;
  const merged = left.flatMap((id) => {
    const place = right.indexOf(id);
    const before = place < 0 ? [] : right.slice(taken, place);
    taken = place < 0 ? taken : place + 1;
    return [...before, id];
  });
  return [...merged, ...right.slice(taken)];
}

function itemWith(id: string, items: readonly unknown[]): Value {
  const found = items.find((item) => textAt(item, 'id') === id);
  return found === undefined ? ABSENT : found;
}

function at(value: Readonly<Record<string, unknown>>, name: string): Value {
  return Object.hasOwn(value, name) ? value[name] : ABSENT;
}

function linesOf(value: Value, label: string, indent: string): readonly string[] {
  if (value === ABSENT) return [];
  return `${label}${JSON.stringify(value, null, 2)}`.split('\n').map((line) => indent + line.replace(/,$/, ''));
}

function oneByOne(left: readonly string[], right: readonly string[]): readonly LinePair[] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, i) => ({ left: left[i], right: right[i], differs: left[i] !== right[i] }));
}

const same = (line: string): LinePair => ({ left: line, right: line, differs: false });
