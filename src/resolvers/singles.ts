import { FieldResolver, Resolver, Root, type ClassType } from 'type-graphql';
import type { Row, RowClass } from '../entities/row.js';
import { Scoped, type ScopedRows } from './decorators.js';
import type { Lists } from './lists.js';

type ResolverClass = new () => object;

/** One resolver for each field of a type that shows the one row of a class beneath it, such as the settings of an account. */
export const singlesOf = (parent: object, singles: Lists): readonly ResolverClass[] =>
  Object.entries(singles).map(([field, [rowClass, description]]) =>
    singleOn(parent as ClassType, field, rowClass, description),
  );

function singleOn(parent: ClassType, field: string, rowClass: RowClass, description: string): ResolverClass {
  @Resolver(() => parent)
  class Single {
    @FieldResolver(() => rowClass as unknown as ClassType, { nullable: true, description })
    [field](@Scoped() rows: ScopedRows, @Root() row: object): Promise<Row | null> {
      return rows.only(rowClass, row);
    }
  }
  return Single as ResolverClass;
}
