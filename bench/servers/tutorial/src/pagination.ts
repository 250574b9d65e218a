import { ArgsType, type ClassType, Field, Int, ObjectType } from 'type-graphql';
import {
  And,
  type FindManyOptions,
  type FindOptionsWhere,
  In,
  LessThan,
  MoreThan,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20 })
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

@ObjectType()
export class PageInfo {
  @Field()
  hasNextPage!: boolean;

  @Field()
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true })
  startCursor!: string | null;

  @Field(() => String, { nullable: true })
  endCursor!: string | null;
}

export interface Edge<Row> {
  cursor: string;
  node: Row;
}

export interface Page<Row> {
  nodes: Row[];
  edges: Edge<Row>[];
  pageInfo: PageInfo;
}

/** The connection type of an entity (typegraphql.com/docs/generic-types). */
export function connectionOf<Row extends object>(row: ClassType<Row>): ClassType<Page<Row>> {
  @ObjectType(`${row.name}Edge`)
  class RowEdge implements Edge<Row> {
    @Field()
    cursor!: string;

    @Field(() => row)
    node!: Row;
  }

  @ObjectType(`${row.name}Connection`)
  class Connection implements Page<Row> {
    @Field(() => [row])
    nodes!: Row[];

    @Field(() => [RowEdge])
    edges!: RowEdge[];

    @Field()
    pageInfo!: PageInfo;
  }
  return Connection;
}

const cursorOf = (row: { id: string }): string => Buffer.from(row.id).toString('base64');

/** One page of what is found, by id, among `only` these ids if they are given; one row more is fetched to know whether there is a next page. */
export async function pageOf<Row extends ObjectLiteral & { id: string }>(
  repository: Repository<Row>,
  { only, ...where }: FindOptionsWhere<Row> & { only?: string[] | null },
  { first, after }: PageArgs,
  direction: 'ASC' | 'DESC' = 'ASC',
): Promise<Page<Row>> {
  const last = after == null ? null : Buffer.from(after, 'base64').toString();
  const beyond = last === null ? [] : [direction === 'ASC' ? MoreThan(last) : LessThan(last)];
  const ids = [...beyond, ...(only == null ? [] : [In(only)])];
  const found = await repository.find({
    where: { ...where, ...(ids.length === 0 ? {} : { id: And(...ids) }) },
    order: { id: direction },
    take: first + 1,
  } as FindManyOptions<Row>);
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: cursorOf(node), node }));
  const pageInfo = {
    hasNextPage: found.length > first,
    hasPreviousPage: last !== null,
    startCursor: edges.at(0)?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { nodes, edges, pageInfo };
}
