import { createParameterDecorator, Extensions } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import type { ListQuestion } from '../context/scoped-rows.js';

export type { ScopedRows } from '../context/scoped-rows.js';

/** Gives a resolver the rows of its own coordinate, and so of its own permission. */
export const Scoped = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator<GatewayContext>(({ context, info }) => context.gate.rowsFor(info));

/** What a client asked of a list. The schema gives every connection the same six arguments (`schema/list-arguments.ts`). */
export type ListAsked = ListQuestion;

export const ListArguments = (): ReturnType<typeof createParameterDecorator> =>
  createParameterDecorator(({ args }) => args);

/** How many objects a list that is no connection holds at most; each of them costs one (rulings 16, `limits.ts`). */
export const AtMost = (count: number): ReturnType<typeof Extensions> => Extensions({ atMost: count });
