import { types } from 'pg';

/** What a text of PostgreSQL's becomes; null where it is the value itself. */
export type Parse = ((text: string) => unknown) | null;

/** Types by their numbers (pg_type): of some the text is the value, and some have a short way. */
const TEXT = 25;
const VARCHAR = 1043;
const UUID = 2950;
const TEXTS = 1009;
const UUIDS = 2951;
const INSTANT = 1184;

/** How the values of a type are read: as pg reads them, by a shorter way where there is one. */
export function parserOf(type: number): Parse {
  const general = types.getTypeParser(type, 'text') as (text: string) => unknown;
  switch (type) {
    case TEXT:
    case VARCHAR:
    case UUID:
      return null;
    case TEXTS:
    case UUIDS:
      return (text) => (!isPlain(text) ? general(text) : text === '{}' ? [] : text.slice(1, -1).split(','));
    case INSTANT:
      return (text) => instantOf(text) ?? general(text);
    default:
      return general;
  }
}

/** A list of members none of which is quoted, null, or a list itself. */
const isPlain = (text: string): boolean => /^\{[^{}"\\]*\}$/.test(text) && !/NULL/i.test(text);

/**
 * `2026-11-21 10:15:30.5+00`, as every connection of the gateway is told to write instants; null for `infinity`, far-off years
 * and the like, which are left to pg.
 */
function instantOf(text: string): Date | null {
  const fraction = text.length - SHORTEST;
  if (fraction < 0 || fraction > 7 || text.charCodeAt(4) !== DASH || !text.endsWith('+00')) return null;
  const year = digits(text, 0, 4);
  if (!(year >= 100)) return null; // Date.UTC takes the first hundred for those of the last century
  const ms = fraction < 2 ? 0 : digits(text, 20, Math.min(fraction - 1, 3)) * (MAGNITUDE[fraction] ?? 1);
  const instant = Date.UTC(
    year,
    digits(text, 5, 2) - 1,
    digits(text, 8, 2),
    digits(text, 11, 2),
    digits(text, 14, 2),
    digits(text, 17, 2),
    ms,
  );
  return Number.isNaN(instant) ? null : new Date(instant);
}

const SHORTEST = '2026-11-21 10:15:30+00'.length;
const DASH = 45;
const ZERO = 48;
/** What one, or one of two, digits of a second's fraction are worth, by how long it is with its point. */
const MAGNITUDE: Readonly<Record<number, number>> = { 2: 100, 3: 10 };

/** The number that so many digits spell; NaN where they are none. */
function digits(text: string, from: number, many: number): number {
  let number = 0;
  for (let at = from; at < from + many; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : NaN;
  }
  return number;
}
