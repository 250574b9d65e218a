import { locatedError, type GraphQLError } from 'graphql';
import { isFailure } from './failure.js';
import { addTo } from './groups.js';
import type { FieldPlan, ObjectPlan, Shape, Variables } from './plan.js';
import { isPromise } from './settled.js';
import { valuesOf, type Request } from './values.js';
import { Beneath, Writer, type Column, type Level } from './writer.js';

/** The data of an answer as JSON, written once all of it was found; null when what failed might not be null, up to the root. */
export interface Written {
  readonly json: Buffer | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Answers a query by its plan, one level of the answer after the other: each field is resolved for all objects of its level
 * at once. There is one promise for each field that waits, none for a value. The answer is written when all is there.
 */
export async function run(plan: ObjectPlan, context: unknown, variables: Variables): Promise<Written> {
  const request: Request = { context: context as never, variables };
  const level = await levelOf(plan, [{}], request);
  const writer = new Writer(request);
  return {
    json: writer.object(level, 0) ? writer.json.written() : null,
    errors: writer.faults.map(({ field, path, error }) => locatedError(error, field.info.fieldNodes, path)),
  };
}

async function levelOf(plan: ObjectPlan, objects: readonly object[], request: Request): Promise<Level> {
  const columns = plan.fields.map((field) => columnOf(field, objects, request));
  return {
    plan,
    columns: columns.some(isPromise) ? await Promise.all(columns as Promise<Column>[]) : (columns as Column[]),
  };
}

function columnOf(field: FieldPlan, objects: readonly object[], request: Request): Column | Promise<Column> {
  const values = valuesOf(field, objects, request);
  return values instanceof Promise
    ? values.then((found) => completed(field, found, request))
    : completed(field, values, request);
}

/** Waits for what stands beneath the values, if anything does. */
function completed(field: FieldPlan, values: readonly unknown[], request: Request): Column | Promise<Column> {
  if (isOfLeaves(field.shape)) return { field, values, beneath: NOTHING };
  const met = objectsBeneath(field, values, request);
  return Promise.all(
    [...met].map(async ([plan, objects]) => [plan, new Beneath(await levelOf(plan, objects, request))] as const),
  ).then((levels) => ({ field, values, beneath: new Map(levels) }));
}

const NOTHING: ReadonlyMap<ObjectPlan, Beneath> = new Map();

const isOfLeaves = (shape: Shape): boolean =>
  shape.kind === 'leaf' || (shape.kind === 'list' && isOfLeaves(shape.item));

/** The objects that stand in the values of a field, by their plans, in the order in which they will be written. */
function objectsBeneath(
  { shape, info }: FieldPlan,
  values: readonly unknown[],
  { context }: Request,
): ReadonlyMap<ObjectPlan, readonly object[]> {
  const beneath = new Map<ObjectPlan, object[]>();
  const gather = (value: unknown, of: Shape): void => {
    if (value == null || isFailure(value)) return;
    if (of.kind === 'list') {
      if (Array.isArray(value)) for (const item of value) gather(item, of.item);
    } else if (of.kind === 'object') {
      try {
        addTo(beneath, of.planOf(value, context, info), value as object);
      } catch {
        return; // the writer fails there, too, and says so
      }
    }
  };
  for (const value of values) gather(value, shape);
  return beneath;
}
