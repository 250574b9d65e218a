import { attempt, Failure, isFailure } from './failure.js';
import type { Arguments, FieldPlan, Source, Variables } from './plan.js';

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
  const { verdict, info } = field;
  const values: unknown[] = [];
  for (const object of objects) {
    try {
      const said = verdict === null || verdict(object, args, request.context, info);
      values.push(said === true ? valueOf(object) : said === false ? null : said);
    } catch (error) {
      values.push(new Failure(error));
    }
  }
  return source.kind === 'resolver' && values.some(isPromise) ? Promise.all(values.map(settled)) : values;
}

/** Whoever is refused is left out before the resolver is asked, so that no statement is planned for them. */
async function ofLevel(
  { verdict, info }: FieldPlan,
  { resolve }: Source & { kind: 'resolver of a level' },
  args: Arguments,
  objects: readonly object[],
  { context }: Request,
): Promise<readonly unknown[]> {
  const said = verdict === null ? null : objects.map((object) => attempt(() => verdict(object, args, context, info)));
  const allowed = said === null ? objects : objects.filter((_object, n) => said[n] === true);
  const found =
    allowed.length === 0
      ? []
      : await resolve(allowed, args, context, info).catch((error: unknown) => allowed.map(() => new Failure(error)));
  if (found.length !== allowed.length) throw new Error(`${info.parentType.name}.${info.fieldName} lost its parents.`);
  if (said === null) return found;
  let n = 0;
  return said.map((verdictOfOne) =>
    verdictOfOne === true ? found[n++] : verdictOfOne === false ? null : verdictOfOne,
  );
}

function reading(
  { info }: FieldPlan,
  source: Exclude<Source, { kind: 'the name of the type' | 'resolver of a level' }>,
  args: Arguments,
  { context }: Request,
): (object: object) => unknown {
  switch (source.kind) {
    case 'property': {
      const { name } = source;
      return (object) => {
        const value = (object as Readonly<Record<string, unknown>>)[name];
        return typeof value === 'function' ? (value as Method).call(object, args, context, info) : value;
      };
    }
    case 'value of its parent':
      return (object) => source.read(object as never);
    case 'resolver':
      return (object) => source.resolve(object, args, context, info);
  }
}

type Method = (this: object, ...args: unknown[]) => unknown;

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const settled = async (value: unknown): Promise<unknown> => {
  try {
    return await value;
  } catch (error) {
    return new Failure(error);
  }
};
