import { GraphQLDateTime } from 'graphql-scalars';
import { Field, Int } from 'type-graphql';
import { Column } from 'typeorm';
import type { ColumnOptions, ColumnType } from 'typeorm';
import { searchable, type ColumnKind } from './lists/column-kind.js';
import { columnName } from './row.js';

type ReturnTypeFunc = () => object | readonly object[];

/**
 * A column that is also a field of the same name, said once. Fields are nullable although most columns are not: a field
 * that can be refused must be (contract section 3); what the database requires stands in the migrations.
 */
const shown =
  (
    field: ReturnTypeFunc,
    column: ColumnOptions & { type: ColumnType },
    description: string,
    kind?: ColumnKind,
  ): PropertyDecorator =>
  (target, property) => {
    Field(field as () => never, { nullable: true, description })(target, property);
    backed(column)(target, property);
    if (kind !== undefined) searchable(target, String(property), kind);
  };

const backed =
  (options: ColumnOptions & { type: ColumnType }): PropertyDecorator =>
  (target, property) =>
    Column({ ...options, name: columnName(String(property)) })(target, property);

/** A column that no client sees by itself. */
export const stored = (type: ColumnType, extent: 'one' | 'array' = 'one'): PropertyDecorator =>
  backed({ type, array: extent === 'array' });

/** Part of the primary key: the id and, on tenant tables, the account before it. */
export const key = (): PropertyDecorator => backed({ type: 'uuid', primary: true });

export const text = (description: string): PropertyDecorator =>
  shown(() => String, { type: 'text' }, description, { kind: 'text' });
/** A long text: lists can be filtered by it, not sorted. */
export const prose = (description: string): PropertyDecorator =>
  shown(() => String, { type: 'text' }, description, { kind: 'prose' });
/** A text that is shown on its own and nowhere else: no list can be filtered or sorted by it (class K of domain.md 5.2). */
export const secret = (description: string): PropertyDecorator => shown(() => String, { type: 'text' }, description);
export const texts = (description: string): PropertyDecorator =>
  shown(() => [String], { type: 'text', array: true }, description, { kind: 'texts' });
export const int = (description: string): PropertyDecorator =>
  shown(() => Int, { type: 'integer' }, description, { kind: 'int' });
export const flag = (description: string): PropertyDecorator =>
  shown(() => Boolean, { type: 'boolean' }, description, { kind: 'flag' });
export const time = (description: string): PropertyDecorator =>
  shown(() => GraphQLDateTime, { type: 'timestamptz' }, description, { kind: 'time' });
/** One member of a closed set, stored as its name. */
export const one = (of: object, description: string): PropertyDecorator =>
  shown(() => of, { type: 'text' }, description, { kind: 'one', names: Object.keys(of) });
export const many = (of: object, description: string): PropertyDecorator =>
  shown(() => [of], { type: 'text', array: true }, description, { kind: 'many', names: Object.keys(of) });
/** A value kept as JSON: it has no identity and is only ever read with its row. */
export const value = (of: object, description: string): PropertyDecorator =>
  shown(() => of, { type: 'jsonb' }, description);
export const values = (of: object, description: string): PropertyDecorator =>
  shown(() => [of], { type: 'jsonb' }, description);
