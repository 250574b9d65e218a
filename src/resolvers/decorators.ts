import { createParameterDecorator, Extensions } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import type { ListQuestion } from '../context/list-level.js';
import type { ScopedRows } from '../context/scoped-rows.js';
import type { ResolveLevel } from '../engine/plan.js';

export type { ScopedRows } from '../context/scoped-rows.js';

/** Gives a resolver the rows of its own coordinate, and so of its own permission. */
export const Scoped = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator<GatewayContext>(({ context, info }) => context.gate.rowsFor(info));

/** What a client asked of a list. The schema gives every connection the same six arguments (`schema/list-arguments.ts`). */
export type ListAsked = ListQuestion;

export const ListArguments = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator(({ args }) => args);

/** The resolver of a field for all parents of one level of the answer, out of the rows of its own coordinate. */
export const levelOf =
  (
    resolve: (rows: ScopedRows, parents: readonly object[], args: ListAsked) => Promise<readonly unknown[]>,
  ): ResolveLevel =>
  (parents, args, { gate }: GatewayContext, info) =>
    resolve(gate.rowsFor(info), parents, args);

/** How many objects a list that is no connection holds at most; each of them costs one (rulings 16, `limits.ts`). */
export const AtMost = (count: number): ReturnType<typeof Extensions> => Extensions({ atMost: count });
