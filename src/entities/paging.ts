import { badInput } from '../auth/errors.js';
import type { Cursors, ListName } from './cursor.js';
import type { Position } from './lists/sort-order.js';

export interface PageArguments {
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
}

/** The limits of a page (rulings 16). */
export const PAGE = { least: 1, most: 100, usual: 20 } as const;

/** A validated question for part of a list. */
export interface Window {
  readonly size: number;
  readonly direction: 'forward' | 'backward';
  readonly after: Position | null;
  readonly before: Position | null;
}

/** How many rows a page asks for; also what the cost of an operation is computed from. */
export function pageSize({ first, last }: PageArguments): number {
  if (first != null && last != null) throw badInput('last', 'give either first or last, not both.');
  const [argument, size] = last != null ? ['last', last] : ['first', first ?? PAGE.usual];
  if (size < PAGE.least || size > PAGE.most) {
    throw badInput(String(argument), `must be between ${PAGE.least} and ${PAGE.most}.`);
  }
  return Number(size);
}

export function windowOf(args: PageArguments, list: ListName, cursors: Cursors): Window {
  return {
    size: pageSize(args),
    direction: args.last != null ? 'backward' : 'forward',
    after: position('after', args.after, list, cursors),
    before: position('before', args.before, list, cursors),
  };
}

function position(
  argument: string,
  cursor: string | null | undefined,
  list: ListName,
  cursors: Cursors,
): Position | null {
  if (cursor == null) return null;
  const found = cursors.decode(list, cursor);
  if (found === null)
    throw badInput(argument, 'is no cursor of this list. Take it from pageInfo or edges of the same list.');
  return found;
}
