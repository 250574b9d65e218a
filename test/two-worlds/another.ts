import type { Dice } from '../filters/random.js';

/** What a column can hold. */
export interface Holds {
  readonly type: string;
  readonly nullable: boolean;
  /** The members of a closed set, where only these mean anything. */
  readonly members: readonly string[] | null;
}

const YEAR = 365 * 86_400_000;

/** Another value than this one, that the column could hold as well. */
export function another(value: unknown, { type, nullable, members }: Holds, dice: Dice): unknown {
  if (nullable && value !== null && dice(5) === 0) return null;
  switch (type) {
    case 'text':
      return members === null ? turned(String(value ?? 'something')) : otherThan(value, members, dice);
    case '_text':
      return members === null
        ? [...((value ?? []) as string[]).slice(dice(2)).map(turned), `more ${dice(1000)}`]
        : someOf(members, value, dice);
    case 'int4':
      return Number(value ?? 0) + 1 + dice(1000);
    case 'int8':
      return String(BigInt((value ?? 0) as string) + BigInt(1 + dice(1_000_000)));
    case 'bool':
      return value === null ? dice(2) === 0 : value !== true;
    case 'timestamptz':
      return new Date(((value ?? new Date(Date.UTC(2026, 5, 1))) as Date).getTime() + dice(YEAR) - YEAR / 2);
    case 'jsonb':
      return reshaped(value ?? [], dice);
    case 'uuid':
      return idLike(value === null ? '01900000-0000' : (value as string), dice);
    default:
      throw new Error(`Nobody said what else a column of type ${type} could hold.`);
  }
}

/** An id made at about the same time, so that new rows stand among the old ones. */
export const idLike = (id: string, dice: Dice): string =>
  `${id.slice(0, 11)}${hex(2, dice)}-7${hex(3, dice)}-8${hex(3, dice)}-${hex(12, dice)}`;

const hex = (length: number, dice: Dice): string => Array.from({ length }, () => dice(16).toString(16)).join('');

const turned = (text: string): string => `${[...text].reverse().join('')} ~`;

function otherThan(value: unknown, members: readonly string[], dice: Dice): string {
  const others = members.filter((member) => member !== value);
  return others[dice(others.length)] ?? String(value);
}

const someOf = (members: readonly string[], value: unknown, dice: Dice): readonly string[] => {
  const chosen = members.filter(() => dice(2) === 0);
  return JSON.stringify(chosen) === JSON.stringify(value) ? members.slice(0, 1) : chosen;
};

function reshaped(value: unknown, dice: Dice): unknown {
  if (typeof value === 'string') return turned(value);
  if (typeof value === 'number') return value + 1 + dice(100);
  if (typeof value === 'boolean') return !value;
  if (Array.isArray(value))
    return value.slice(dice(2) === 0 && value.length > 1 ? 1 : 0).map((each) => reshaped(each, dice));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, reshaped(part, dice)]));
}
