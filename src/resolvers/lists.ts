import { Extensions, Field, FieldResolver, Int, ObjectType, Resolver, Root, type ClassType } from 'type-graphql';
import type { Page } from '../context/page.js';
import type { Row, RowClass } from '../entities/row.js';
import { levelOf, ListArguments, Scoped, type ListAsked, type ScopedRows } from './decorators.js';

@ObjectType({ simpleResolvers: true, description: 'Where a page lies in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follows.' }) hasNextPage!: boolean;
  @Field(() => Boolean, { description: 'Whether more precedes.' }) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true, description: 'The cursor of the first row.' }) startCursor!: string | null;
  @Field(() => String, { nullable: true, description: 'The cursor of the last row.' }) endCursor!: string | null;
}

type Connection = ClassType<Page<Row>>;

const connections = new Map<RowClass, Connection>();

/** The connection type of a class of rows, as Relay wants it; made when first asked for. */
export function connectionOf(rowClass: RowClass): Connection {
  let connection = connections.get(rowClass);
  if (connection === undefined) connections.set(rowClass, (connection = madeFor(rowClass)));
  return connection;
}

function madeFor(rowClass: RowClass): Connection {
  const { name } = rowClass;
  const node = (): ClassType => rowClass as unknown as ClassType;

  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `A place in a list of ${name}.` })
  class Edge {
    @Field(() => String, { description: 'Where the row stands in the list; opaque and stable.' }) cursor!: string;
    @Field(node, { description: 'The row.' }) node!: Row;
  }

  @ObjectType(`${name}Connection`, { simpleResolvers: true, description: `A page of a list of ${name}.` })
  class Connection {
    @Field(() => [node()], { description: 'The rows.' }) nodes!: readonly Row[];
    @Field(() => [Edge], { description: 'The rows with their cursors.' }) edges!: readonly Edge[];
    @Field(() => PageInfo, { description: 'Where the page lies.' }) pageInfo!: PageInfo;
    @Field(() => Int, { description: 'How many rows the list has that you may see.' }) totalCount!: number;
  }
  return Connection as unknown as ClassType<Page<Row>>;
}

/** The lists of a type: field -> what it lists, and what it says of itself. */
export type Lists = Readonly<Record<string, readonly [rowClass: RowClass, description: string]>>;

type ResolverClass = new () => object;

/** One resolver for each list of a type. How its rows hang under the parent is said by their class (`under`). */
export const listsOf = (parent: object, lists: Lists): readonly ResolverClass[] =>
  Object.entries(lists).map(([field, [rowClass, description]]) =>
    listOn(parent as ClassType, field, rowClass, description),
  );

function listOn(parent: ClassType, field: string, rowClass: RowClass, description: string): ResolverClass {
  const connection = connectionOf(rowClass);

  @Resolver(() => parent)
  class List {
    @FieldResolver(() => connection, { nullable: true, description })
    @Extensions({ level: levelOf((rows, parents, args) => rows.connections(rowClass, parents, args)) })
    [field](
      @Scoped() rows: ScopedRows,
      @Root() row: object,
      @ListArguments() args: ListAsked,
    ): Promise<Page<Row> | null> {
      return rows.connection(rowClass, row, args);
    }
  }
  return List as ResolverClass;
}
