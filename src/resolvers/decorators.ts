import { ArgsType, createParameterDecorator, Field, Int } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import { PAGE, type PageArguments } from '../entities/paging.js';

export type { ScopedRows } from '../context/scoped-rows.js';

/** Gives a resolver the rows of its own coordinate, and so of its own permission. */
export const Scoped = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator<GatewayContext>(({ context, info }) => context.gate.rowsFor(info));

/** The arguments of every list (contract section 3). */
@ArgsType()
export class PageArgs implements PageArguments {
  @Field(() => Int, {
    nullable: true,
    description: `How many from the start, ${PAGE.least}-${PAGE.most}; ${PAGE.usual} if neither first nor last is given.`,
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what follows this cursor.' })
  after?: string | null;

  @Field(() => Int, { nullable: true, description: `How many from the end, ${PAGE.least}-${PAGE.most}.` })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'Only what precedes this cursor.' })
  before?: string | null;
}
