import type { GraphQLFieldConfig, GraphQLOutputType, GraphQLResolveInfo } from 'graphql';
import type { ResolveLevel } from '../../src/engine/plan.js';
import { Being, type Stage } from './stage.js';

export interface Context {
  readonly stage: Stage;
}

/** Every way in which the engine comes by the values of a field. */
export const WAYS = ['property', 'method', 'read', 'resolver', 'level', 'fenced resolver', 'fenced level'] as const;
export type Way = (typeof WAYS)[number];

type Resolved = Partial<GraphQLFieldConfig<unknown, Context>>;

/** A property or a method becomes one of the class of the beings that have it. */
export function resolvedBy(
  way: Way,
  { prototype }: typeof Being,
  coordinate: string,
  type: GraphQLOutputType,
): Resolved {
  const name = coordinate.slice(coordinate.indexOf('.') + 1);
  const echoes = name.startsWith('echo');
  const tell = (parent: unknown, args: unknown, { stage }: Context, info: GraphQLResolveInfo): unknown => {
    const value = stage.delivered(type, coordinate, placeOf(parent, info));
    return echoes ? after(value, (said) => (said == null ? said : JSON.stringify(args))) : value;
  };
  const rule = (parent: unknown, _args: unknown, { stage }: Context, info: GraphQLResolveInfo): boolean | Error =>
    stage.verdict(type, coordinate, placeOf(parent, info));
  const level: ResolveLevel = (parents, args, context: Context, info) =>
    together(parents.map((parent) => () => tell(parent, args, context, info)));
  const fenced = {
    resolve: (...asked: Parameters<typeof tell>) => {
      const said = rule(...asked);
      if (said instanceof Error) throw said;
      return said ? tell(...asked) : null;
    },
    extensions: { fence: { verdict: rule, behind: tell } },
  };
  const ofItself = (being: unknown): unknown =>
    being instanceof Being ? being.stage.value(type, coordinate, `${being.at}/${name}`) : undefined;
  switch (way) {
    case 'property':
      Object.defineProperty(prototype, name, {
        get(this: Being) {
          return ofItself(this);
        },
      });
      return {};
    case 'method':
      Object.defineProperty(prototype, name, {
        value(this: Being, ...asked: [unknown, Context, GraphQLResolveInfo]) {
          return tell(this, ...asked);
        },
      });
      return {};
    case 'read':
      return { resolve: ofItself, extensions: { read: ofItself } };
    case 'resolver':
      return { resolve: tell };
    case 'level':
      return { resolve: tell, extensions: { level } };
    case 'fenced resolver':
      return fenced;
    case 'fenced level':
      return { ...fenced, extensions: { ...fenced.extensions, level } };
  }
}

/** Where in the answer a field of an object stands. */
const placeOf = (parent: unknown, { fieldNodes: [node] }: GraphQLResolveInfo): string =>
  `${parent instanceof Being ? parent.at : ''}/${node?.alias?.value ?? node?.name.value}`;

/** What fails for everybody fails at once, or breaks the promise, for all. */
function together(takes: readonly (() => unknown)[]): Promise<readonly unknown[]> {
  const taken = takes.map((take) => {
    try {
      return { value: take() };
    } catch (error) {
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  });
  const [first] = taken;
  if (first?.error !== undefined && taken.every(({ error }) => error?.message === first.error.message)) {
    if (taken.length % 2 === 0) throw first.error;
    return Promise.reject(first.error);
  }
  return Promise.all(
    taken.map(async ({ value, error }) => {
      try {
        return error ?? heard(await value);
      } catch (broken) {
        return broken instanceof Error ? broken : new Error(String(broken));
      }
    }),
  );
}

/** A level waits for all its values, and what breaks in one that is there already must not end the process. */
function heard(value: unknown): unknown {
  if (Array.isArray(value) || value instanceof Set)
    for (const item of value as Iterable<unknown>) {
      if (item instanceof Promise)
        item.then(heard, () => undefined); // a promised list may hold promises, too
      else heard(item);
    }
  return value;
}

const after = (value: unknown, then: (value: unknown) => unknown): unknown =>
  value instanceof Promise ? value.then(then) : value instanceof Error ? value : then(value);
