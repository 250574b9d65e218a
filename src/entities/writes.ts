import { columnName, storageOf, type Row, type RowClass } from './row.js';
import type { Statement } from './session.js';

type Values = Readonly<Record<string, unknown>>;

/** One row; every tenant row names its account. JSON values are written as text. */
export function insertInto(table: string, row: Values): Statement {
  const properties = Object.keys(row);
  const columns = properties.map(columnName).join(', ');
  const places = properties.map((_, index) => `$${index + 1}`).join(', ');
  return {
    text: `INSERT INTO fieldgate.${table} (${columns}) VALUES (${places})`,
    values: properties.map((property) => row[property]),
  };
}

/** One row unless its key is taken; answers with the id if it was written. */
export function insertUnlessTaken(table: string, row: Values, key: string): Statement {
  const { text, values } = insertInto(table, row);
  return { text: `${text} ON CONFLICT (${key}) DO NOTHING RETURNING id`, values };
}

type Among = Readonly<Record<string, readonly string[]>>;

/** The ids of one account's rows whose columns have one of the given values, as far as the wall lets them through. */
export function idsWhere(rowClass: RowClass<Row>, accountId: string, among: Among): Statement {
  const conditions = Object.keys(among).map((property, index) => `t.${columnName(property)} = ANY ($${index + 2})`);
  return {
    text:
      `SELECT t.id FROM fieldgate.${storageOf(rowClass).table} t` +
      ` WHERE t.account_id = $1 AND ${conditions.join(' AND ')} ORDER BY t.id`,
    values: [accountId, ...Object.values(among)],
  };
}

/** The same, locked until the act ends; in order, against deadlocks. */
export function lockWhere(rowClass: RowClass<Row>, accountId: string, among: Among): Statement {
  const { text, values } = idsWhere(rowClass, accountId, among);
  return { text: `${text} FOR UPDATE`, values };
}

/** Columns that an update computes from the row itself. */
export interface Increments {
  readonly increment?: readonly string[];
}

/** The rows of one account by id, all changed alike. */
export function updateRows(
  rowClass: RowClass<Row>,
  accountId: string,
  ids: readonly string[],
  change: Values,
  { increment = [] }: Increments = {},
): Statement {
  const properties = Object.keys(change);
  const set = [
    ...properties.map((property, index) => `${columnName(property)} = $${index + 3}`),
    ...increment.map((property) => `${columnName(property)} = t.${columnName(property)} + 1`),
  ];
  return {
    text: `UPDATE fieldgate.${storageOf(rowClass).table} t SET ${set.join(', ')} WHERE t.account_id = $1 AND t.id = ANY ($2::uuid[])`,
    values: [accountId, ids, ...properties.map((property) => change[property])],
  };
}
