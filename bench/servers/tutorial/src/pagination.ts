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

/** One page; its list is counted only when `totalCount` is asked for. */
export class Page<Row> {
  constructor(
    readonly nodes: Row[],
    readonly edges: Edge<Row>[],
    readonly pageInfo: PageInfo,
    private readonly count: () => Promise<number>,
  ) {}

  get totalCount(): Promise<number> {
    return this.count();
  }
}

/** The connection type of an entity (typegraphql.com/docs/generic-types). */
export function connectionOf<Row extends object>(row: ClassType<Row>): ClassType<object> {
  @ObjectType(`${row.name}Edge`)
  class RowEdge implements Edge<Row> {
    @Field()
    cursor!: string;

    @Field(() => row)
    node!: Row;
  }

  @ObjectType(`${row.name}Connection`)
  class Connection {
    @Field(() => [row])
    nodes!: Row[];

    @Field(() => [RowEdge])
    edges!: RowEdge[];

    @Field()
    pageInfo!: PageInfo;

    @Field(() => Int)
    totalCount!: number;
  }
  return Connection;
}

/** What a list holds: the rows of which `where` is true, among `only` these ids if they are given. */
export type Listed<Row> = FindOptionsWhere<Row> & { only?: string[] | null };

const encode = (text: string): string => Buffer.from(text).toString('base64');
const decode = (cursor: string): string => Buffer.from(cursor, 'base64').toString();

/** One page of a list by id; one row more is fetched to know whether there is a next page. */
export async function pageOf<Row extends ObjectLiteral & { id: string }>(
  repository: Repository<Row>,
  { only, ...where }: Listed<Row>,
  { first, after }: PageArgs,
  direction: 'ASC' | 'DESC' = 'ASC',
): Promise<Page<Row>> {
  const among = only == null ? [] : [In(only)];
  const beyond = after == null ? [] : [direction === 'ASC' ? MoreThan(decode(after)) : LessThan(decode(after))];
  const whose = (ids: ReturnType<typeof In<string>>[]): FindManyOptions<Row>['where'] =>
    (ids.length === 0 ? where : { ...where, id: And(...ids) }) as FindOptionsWhere<Row>;
  const order = { id: direction } as FindManyOptions<Row>['order'];
  const found = await repository.find({ where: whose([...among, ...beyond]), order, take: first + 1 });
  const count = () => repository.countBy(whose(among) as FindOptionsWhere<Row>);
  return paged(found, first, after != null, ({ id }) => encode(id), count);
}

/** What a list is sorted by, before the id. */
export interface Order {
  readonly expression: string;
  readonly direction: 'ASC' | 'DESC';
}

/** One page of a list in an order that somebody asked for; its cursors are offsets. The rows are called `item`. */
export async function sortedPageOf<Row extends ObjectLiteral & { id: string }>(
  repository: Repository<Row>,
  where: FindOptionsWhere<Row>,
  { first, after }: PageArgs,
  orders: readonly Order[],
  direction: 'ASC' | 'DESC',
): Promise<Page<Row>> {
  const offset = after == null ? 0 : Number(decode(after));
  const query = repository
    .createQueryBuilder('item')
    .setFindOptions({ where })
    .offset(offset)
    .limit(first + 1);
  orders.forEach((order, n) => {
    query.addSelect(order.expression, `sort${n}`).addOrderBy(`sort${n}`, order.direction, 'NULLS LAST');
  });
  const found = await query.addOrderBy('item.id', direction).getMany();
  const count = () => repository.countBy(where);
  return paged(found, first, offset > 0, (_, n) => encode(String(offset + n + 1)), count);
}

function paged<Row>(
  found: Row[],
  first: number,
  hasPreviousPage: boolean,
  cursorOf: (row: Row, n: number) => string,
  count: () => Promise<number>,
): Page<Row> {
  const nodes = found.slice(0, first);
  const edges = nodes.map((node, n) => ({ cursor: cursorOf(node, n), node }));
  const [startCursor, endCursor] = [edges.at(0)?.cursor ?? null, edges.at(-1)?.cursor ?? null];
  return new Page(nodes, edges, { hasNextPage: found.length > first, hasPreviousPage, startCursor, endCursor }, count);
}
