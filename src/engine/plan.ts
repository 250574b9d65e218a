import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo } from 'graphql';

/** What is asked of the objects of one type, in the order of the answer. Derived from a document, and from nothing else. */
export interface ObjectPlan {
  readonly type: GraphQLObjectType;
  readonly fields: readonly FieldPlan[];
  /** What stands before the value of each in the answer: `{"key":`, and of all but the first `,"key":`. */
  readonly heads: readonly string[];
}

export interface FieldPlan {
  /** The key in the answer. */
  readonly key: string;
  /** What resolvers are told; of the path and the variables, which belong to one run, they are told nothing. */
  readonly info: GraphQLResolveInfo;
  readonly argumentsOf: (variables: Variables) => Arguments;
  /** The rule of the field fence; null where it is proved idle (rulings 3). */
  readonly verdict: Verdict | null;
  readonly source: Source;
  readonly shape: Shape;
}

export type Variables = Readonly<Record<string, unknown>>;
export type Arguments = Record<string, unknown>;

/** What the rule of a field says of a parent: yes, no, or the error that answers an act. */
export type Verdict = (parent: unknown, args: unknown, context: never, info: GraphQLResolveInfo) => boolean | Error;

/**
 * Resolves a field for all parents of one level of the answer at once; the values come in the order of the parents. A value
 * that is an Error is the failure of that parent's field; a rejection fails the field of every parent.
 */
export type ResolveLevel = (
  parents: readonly object[],
  args: Arguments,
  context: never,
  info: GraphQLResolveInfo,
) => Promise<readonly unknown[]>;

/** Where the values of a field come from. */
export type Source =
  | { readonly kind: 'the name of the type' }
  | { readonly kind: 'property'; readonly name: string; readonly resolve: GraphQLFieldResolver<unknown, never> }
  | { readonly kind: 'value of its parent'; readonly read: (parent: never) => unknown }
  | { readonly kind: 'resolver'; readonly resolve: GraphQLFieldResolver<unknown, never> }
  | { readonly kind: 'resolver of a level'; readonly resolve: ResolveLevel };

/** What becomes of a value: a text, an object of which more is asked, or a list. */
export type Shape =
  | { readonly kind: 'leaf'; readonly nullable: boolean; readonly write: Write }
  | { readonly kind: 'object'; readonly nullable: boolean; readonly planOf: PlanOf }
  | { readonly kind: 'list'; readonly nullable: boolean; readonly item: Shape };

/** A value as JSON. Throws where the type cannot represent it. */
export type Write = (value: unknown) => string;

/** The plan for the concrete type of an object. Throws if it is of no type that may stand there. */
export type PlanOf = (value: unknown, context: never, info: GraphQLResolveInfo) => ObjectPlan;

declare module 'graphql' {
  interface GraphQLFieldExtensions<_TSource, _TContext, _TArgs> {
    /** Resolves the field for all parents of one level at once; what its resolver gives for each of them. */
    level?: ResolveLevel;
    /** Reads the field from its parent alone: at once, without arguments, and without waiting for anything. */
    read?: (parent: never) => unknown;
    /** What the field fence put before the resolver (`auth/shield.ts`), and the resolver behind it. */
    fence?: { readonly verdict: Verdict; readonly behind: GraphQLFieldResolver<unknown, never> };
  }
}
