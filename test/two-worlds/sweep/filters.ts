import { getNamedType, isInputObjectType } from 'graphql';
import type { Shown } from '../../filters/evaluate.js';
import type { KnownRow } from '../../isolation/world.js';
import { wholly } from '../guesses.js';
import { PUBLISHED } from '../published.js';
import { nameOf } from '../sight.js';
import type { Unlike } from './unlike.js';

type Filter = Readonly<Record<string, unknown>>;

/**
 * Whether this is the row of which somebody knows too much: by what it has in the one world, by what it has in the other,
 * or by its having anything.
 */
export function filtersFor(unlike: Unlike, row: KnownRow): readonly Filter[] {
  const cells = unlikeCells(unlike, row);
  const questions = [
    cells.map(({ here, is }) => is(here)),
    cells.map(({ there, is }) => is(there)),
    cells.map(({ isAnything }) => isAnything),
  ];
  return questions
    .flatMap((conditions) => inParts(conditions.filter((condition) => condition !== null)))
    .map((or) => about(unlike, row, or));
}

/** Of this row only, so that no other blurs the answer; if its id may not be read, it must be found among all. */
const about = ({ sight }: Unlike, row: KnownRow, or: readonly Filter[]): Filter =>
  sight.reads(row, 'id') ? { and: [{ id: { eq: row.globalId } }, { or }] } : { or };

/** A filter has at most fifty conditions. */
const inParts = <Item>(items: readonly Item[], most = 40): readonly (readonly Item[])[] =>
  items.length === 0 ? [] : [items.slice(0, most), ...inParts(items.slice(most), most)];

/** A value that is otherwise in the other world, and how lists are asked about it; null if they are not. */
interface Cell {
  readonly here: unknown;
  readonly there: unknown;
  readonly is: (value: unknown) => Filter | null;
  readonly isAnything: Filter | null;
}

/** The cells of a row that differ, and those of the rows that it shows. */
function unlikeCells(unlike: Unlike, row: KnownRow): readonly Cell[] {
  const there = unlike.there.get(nameOf(row));
  const own = cells(`${row.type}Filter`, shown(unlike, 'here', row), shown(unlike, 'there', there), asItIs);
  const asked = unlike.references(row).filter(({ field }) => operatorsOf(`${row.type}Filter`, field).length > 0);
  const led = asked.flatMap(({ field, target, ...rows }) => {
    const beneath = (condition: Filter): Filter => ({ [field]: condition });
    const name = `${target}ReferenceFilter`;
    return cells(name, shown(unlike, 'here', rows.here), shown(unlike, 'there', rows.there), beneath);
  });
  return [...own, ...led];
}

const asItIs = (condition: Filter): Filter => condition;

const shown = (unlike: Unlike, world: 'here' | 'there', row: KnownRow | undefined): Shown =>
  row === undefined ? {} : wholly(row, unlike[world], false);

function cells(filter: string, one: Shown, other: Shown, placed: (condition: Filter) => Filter): readonly Cell[] {
  return Object.keys({ ...one, ...other })
    .filter((field) => JSON.stringify(one[field]) !== JSON.stringify(other[field]))
    .map((field) => {
      const operators = operatorsOf(filter, field);
      const equal = ['eq', 'contains'].find((operator) => operators.includes(operator));
      const is = (value: unknown): Filter | null => {
        const given: unknown = Array.isArray(value) ? value[0] : value;
        return equal === undefined || given == null ? null : placed({ [field]: { [equal]: given } });
      };
      const isAnything = operators.includes('isNull') ? placed({ [field]: { isNull: false } }) : null;
      return { here: one[field], there: other[field], is, isAnything };
    });
}

function operatorsOf(filter: string, field: string): readonly string[] {
  const type = PUBLISHED.getType(filter);
  const asked = isInputObjectType(type) ? getNamedType(type.getFields()[field]?.type) : undefined;
  return isInputObjectType(asked) ? Object.keys(asked.getFields()) : [];
}
