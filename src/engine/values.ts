import type { GraphQLResolveInfo } from 'graphql';
import { attempt, Failure, isFailure } from './failure.js';
import type { Arguments, FieldPlan, Source, Variables } from './plan.js';
import { settled } from './settled.js';

export interface Request {
  readonly context: never;
  readonly variables: Variables;
}

/** The values of a field for all objects of a level, in their order: refused ones are null, failed ones failures. */
export function valuesOf(
  field: FieldPlan,
  objects: readonly object[],
  request: Request,
): readonly unknown[] | Promise<readonly unknown[]> {
  const { source } = field;
  if (source.kind === 'the name of the type') return objects;
  const args = attempt(() => field.argumentsOf(request.variables));
  if (isFailure(args)) return objects.map(() => args);
  if (source.kind === 'resolver of a level') return ofLevel(field, source, args, objects, request);
  const valueOf = reading(field, source, args, request);
  const { verdict, info, shape } = field;
  const values = objects.map((object) => {
    try {
      const said = verdict === null || verdict(object, args, request.context, info);
      return said === true ? valueOf(object) : said === false ? null : said;
    } catch (error) {
      return new Failure(error);
    }
  });
  return settled(values, shape);
}

/** Whoever is refused is left out before the resolver is asked, so that no statement is planned for them. */
async function ofLevel(
  { verdict, info, shape }: FieldPlan,
  source: LevelSource,
  args: Arguments,
  objects: readonly object[],
  { context }: Request,
): Promise<readonly unknown[]> {
  const said = verdict === null ? null : objects.map((object) => attempt(() => verdict(object, args, context, info)));
  const allowed = said === null ? objects : objects.filter((_object, n) => said[n] === true);
  const found = allowed.length === 0 ? [] : await ofAllowed(allowed, source, args, context, info);
  if (said === null) return settled(found, shape);
  let n = 0;
  const values = said.map((verdictOfOne) =>
    verdictOfOne === true ? found[n++] : verdictOfOne === false ? null : verdictOfOne,
  );
  return settled(values, shape);
}

type LevelSource = Source & { readonly kind: 'resolver of a level' };

/** What fails as a whole fails for each parent. */
async function ofAllowed(
  parents: readonly object[],
  { resolve }: LevelSource,
  args: Arguments,
  context: never,
  info: GraphQLResolveInfo,
): Promise<readonly unknown[]> {
  try {
    const found = await resolve(parents, args, context, info);
    if (found.length === parents.length) return found;
    throw new Error(`${info.parentType.name}.${info.fieldName} lost its parents.`);
  } catch (error) {
    return parents.map(() => new Failure(error));
  }
}

function reading(
  { info }: FieldPlan,
  source: Exclude<Source, { kind: 'the name of the type' | 'resolver of a level' }>,
  args: Arguments,
  { context }: Request,
): (object: object) => unknown {
  switch (source.kind) {
    case 'property': {
      const { name, resolve } = source;
      return (object) => {
        const value = typeof object === 'object' ? (object as Readonly<Record<string, unknown>>)[name] : resolve;
        return typeof value === 'function' ? resolve(object, args, context, info) : value;
      };
    }
    case 'value of its parent':
      return (object) => source.read(object as never);
    case 'resolver':
      return (object) => source.resolve(object, args, context, info);
  }
}
