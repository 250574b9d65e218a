import { Extensions, FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import { PLACE, scopeIdOf } from '../auth/viewer.js';
import { propertyOf, rowClassNamed, storageOf, type Reference, type Row, type RowClass } from '../entities/row.js';
import { levelOf, Scoped, type ScopedRows } from './decorators.js';

type ResolverClass = new () => object;

/** One resolver for each reference that a class of rows declares. */
export const referencesOf = (rowClass: RowClass): readonly ResolverClass[] =>
  Object.entries(storageOf(rowClass).references ?? {}).map(([field, reference]) =>
    referenceOn(rowClass, field, named(reference.type), reference),
  );

function referenceOn(rowClass: RowClass, field: string, target: RowClass, reference: Reference): ResolverClass {
  const { description } = reference;
  const property = propertyOf(field, reference);
  const isItsOwnScope = storageOf(target).stands === 'itself';

  const shownTo = (rows: ScopedRows, row: Row): Promise<Row | null> => {
    const id = Reflect.get(row, property) as string | null;
    return rows.reference(target, isItsOwnScope ? id : scopeIdOf(row[PLACE]), id);
  };

  @Resolver(() => rowClass as unknown as ClassType)
  class Reference {
    @FieldResolver(() => target as unknown as ClassType, { nullable: true, description })
    @Extensions({ level: levelOf((rows, parents) => Promise.all(parents.map((row) => shownTo(rows, row as Row)))) })
    [field](@Scoped() rows: ScopedRows, @Root() row: Row): Promise<Row | null> {
      return shownTo(rows, row);
    }
  }
  return Reference as ResolverClass;
}

function named(type: string): RowClass {
  const rowClass = rowClassNamed(type);
  if (rowClass === undefined) throw new Error(`A reference names ${type}, which is no class of rows.`);
  return rowClass;
}
