import { getNamedType, isInputObjectType, isListType } from 'graphql';
import type { Dice } from '../filters/random.js';
import type { Shown } from '../filters/evaluate.js';
import type { Columns, KnownRow } from '../isolation/world.js';
import { meaningOf } from './meanings.js';
import { camel, PUBLISHED } from './published.js';
import { pick } from './ids.js';
import { columnsOf, targetOf, type RowsByName } from './shown.js';

/** A row as if all of it could be read: what somebody might guess who knows too much. */
export function wholly(row: KnownRow, rows: RowsByName, deep = true): Shown {
  const cells = columnsOf(row).flatMap((column): readonly (readonly [string, unknown])[] => {
    const value: unknown = row.columns[column];
    const meaning = meaningOf(row.type, column, row.columns);
    if (meaning.kind === 'reference' && meaning.field !== null && deep) {
      const target = targetOf(rows, meaning.target, row.columns, value);
      return target === undefined ? [] : [[meaning.field, wholly(target, rows, false)]];
    }
    return [[camel(column), asJson(value)]];
  });
  return { ...Object.fromEntries(cells), id: row.globalId };
}

const asJson = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);

/** A condition on one field that its value meets, or just does not; null if lists cannot be asked about the field. */
export function conditionOn(type: string, field: string, value: unknown, dice: Dice): Columns | null {
  const filter = PUBLISHED.getType(`${type}Filter`);
  const asked = isInputObjectType(filter) ? getNamedType(filter.getFields()[field]?.type) : undefined;
  if (!isInputObjectType(asked)) return null;
  const given = Array.isArray(value) ? (value as unknown[])[0] : asJson(value);
  const operators = Object.keys(asked.getFields()).filter((name) => name === 'isNull' || given != null);
  const operator = pick(operators, dice);
  if (operator === 'isNull') return { [field]: { isNull: dice(2) === 0 } };
  const text = typeof given === 'string' && ['contains', 'startsWith'].includes(operator) && !Array.isArray(value);
  const asGiven = text ? given.slice(0, 1 + dice(Math.max(1, given.length))) : given;
  return { [field]: { [operator]: isListType(asked.getFields()[operator]?.type) ? [asGiven] : asGiven } };
}
