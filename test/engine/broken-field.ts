import { defaultFieldResolver, type GraphQLField, type GraphQLFieldResolver } from 'graphql';
import { badInput } from '../../src/auth/errors.js';
import type { ResolveLevel } from '../../src/engine/plan.js';
import { numberOf } from './dice.js';

export type Field = GraphQLField<unknown, unknown>;
type Fails = () => unknown;

/** How resolvers fail. */
const FAILS: Readonly<Record<string, Fails>> = {
  throws: () => {
    throw new TypeError('A defect of a resolver.');
  },
  'throws what is written for clients': () => {
    throw badInput('a field', 'was asked in vain.');
  },
  'times out': () => {
    throw Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' });
  },
  'loses the database': () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
  },
  'breaks its promise': () => Promise.reject(new RangeError('A defect, later.')),
  'returns an error': () => new Error('A defect that is returned.'),
};
export const WAYS_TO_FAIL = Object.keys(FAILS);

/** A field fails for some of its parents, behind its fence, however it is resolved. Gives back what mends it. */
export function broken(field: Field, way: string, lot: number): () => void {
  const { resolve, extensions } = field;
  const { fence, level, read: _read, ...others } = extensions;
  const sound = fence?.behind ?? resolve ?? defaultFieldResolver;
  const fails = (parent: unknown): boolean => numberOf(nameOf(parent), lot) % 3 !== 0;
  const failing: GraphQLFieldResolver<unknown, never> = (...asked) =>
    fails(asked[0]) ? FAILS[way]?.() : (sound as typeof failing)(...asked);
  Object.assign(field, {
    resolve: fence === undefined ? failing : behind(fence.verdict, failing),
    extensions: {
      ...others,
      ...(fence === undefined ? {} : { fence: { verdict: fence.verdict, behind: failing } }),
      ...(level === undefined ? {} : { level: failingLevel(level, fails, FAILS[way] as Fails) }),
    },
  });
  return () => Object.assign(field, { resolve, extensions });
}

/** As `auth/shield.ts` puts it there. */
const behind =
  (verdict: NonNullable<Field['extensions']['fence']>['verdict'], resolve: GraphQLFieldResolver<unknown, never>) =>
  (...asked: Parameters<typeof resolve>): unknown => {
    const said = verdict(...asked);
    if (said instanceof Error) throw said;
    return said ? resolve(...asked) : null;
  };

const failingLevel =
  (level: ResolveLevel, fails: (parent: unknown) => boolean, fail: Fails): ResolveLevel =>
  async (parents, ...asked) => {
    const sound = parents.filter((parent) => !fails(parent));
    const found = sound.length === 0 ? [] : [...(await level(sound, ...asked))];
    return Promise.all(parents.map((parent) => (fails(parent) ? failure(fail) : found.shift())));
  };

const failure = async (fail: Fails): Promise<unknown> => {
  try {
    return await fail();
  } catch (error) {
    return error;
  }
};

const nameOf = (parent: unknown): string => {
  const { id } = (parent ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? id : 'nobody';
};
