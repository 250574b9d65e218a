import { FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { rowClassNamed, storageOf, type Row, type RowClass } from '../entities/row.js';
import { Scoped, type ScopedRows } from './decorators.js';

type ResolverClass = new () => object;

/** One resolver for each reference that a class of rows declares. */
export const referencesOf = (rowClass: RowClass): readonly ResolverClass[] =>
  Object.entries(storageOf(rowClass).references ?? {}).map(([field, { type, description }]) =>
    referenceOn(rowClass, field, named(type), description),
  );

function referenceOn(rowClass: RowClass, field: string, target: RowClass, description: string): ResolverClass {
  @Resolver(() => rowClass as unknown as ClassType)
  class Reference {
    @FieldResolver(() => target as unknown as ClassType, { nullable: true, description })
    [field](@Scoped() rows: ScopedRows, @Root() row: Row): Promise<Row | null> {
      return rows.referred(row, field, target);
    }
  }
  return Reference as ResolverClass;
}

function named(type: string): RowClass {
  const rowClass = rowClassNamed(type);
  if (rowClass === undefined) throw new Error(`A reference names ${type}, which is no class of rows.`);
  return rowClass;
}
