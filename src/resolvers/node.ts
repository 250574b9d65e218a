import { Arg, ID, Query, Resolver } from 'type-graphql';
import { badInput } from '../auth/errors.js';
import { PAGE } from '../entities/paging.js';
import { parseGlobalId } from '../entities/global-id.js';
import { Node } from '../entities/node.js';
import type { Row } from '../entities/row.js';
import { Scoped, type ScopedRows } from './decorators.js';

@Resolver()
export class NodeResolver {
  @Query(() => Node, { nullable: true, description: 'Any object by its id; null if there is none that you can see.' })
  node(
    @Scoped() rows: ScopedRows,
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
  ): Promise<Row | null> {
    return rows.node(id);
  }

  @Query(() => [Node], {
    nullable: 'itemsAndList',
    description:
      'Objects by their ids, in that order, at most 100, of one account a call; others are null (domain.md 8b.23).',
  })
  nodes(
    @Scoped() rows: ScopedRows,
    @Arg('ids', () => [ID], { description: 'The global ids, at most 100.' }) ids: string[],
  ): Promise<(Row | null)[]> {
    if (ids.length > PAGE.most) throw badInput('ids', `at most ${PAGE.most} ids a call.`);
    const scopeId = ids.map(parseGlobalId).find((parsed) => parsed !== null)?.scopeId;
    return Promise.all(ids.map(async (id) => (parseGlobalId(id)?.scopeId === scopeId ? rows.node(id) : null)));
  }
}
