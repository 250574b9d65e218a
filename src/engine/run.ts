import { locatedError, type GraphQLError } from 'graphql';
import { isFailure } from './failure.js';
import { addTo } from './groups.js';
import type { FieldPlan, ObjectPlan, Shape, Variables } from './plan.js';
import { isPromise } from './settled.js';
import { valuesOf, type Request } from './values.js';
import { Reader, unheard, Writer, type Column, type Level } from './writer.js';

/** The data of an answer as JSON, written while it was found; null when what failed might not be null, up to the root. */
export interface Written {
  readonly text: string | null;
  readonly errors: readonly GraphQLError[];
}

/**
 * Answers a query by its plan, one level of the answer after the other: each field is resolved for all objects of its level
 * at once, and its text written from the leaves upwards. There is one promise for each field that waits, none for a value.
 */
export async function run(plan: ObjectPlan, context: unknown, variables: Variables): Promise<Written> {
  const level = await levelOf(plan, [{}], { context: context as never, variables });
  const [text] = level.texts as [string | null];
  return {
    text,
    errors: level.faults.map(({ field, path, error }) => locatedError(error, field.info.fieldNodes, path)),
  };
}

async function levelOf(plan: ObjectPlan, objects: readonly object[], request: Request): Promise<Level> {
  const columns = plan.fields.map((field) => columnOf(field, objects, request));
  const waiting = columns.some(isPromise);
  return assembled(plan, waiting ? await Promise.all(columns as Promise<Column>[]) : (columns as Column[]), objects);
}

/** Every object is written, whether or not it can stand, so that all columns move on together. */
function assembled({ heads }: ObjectPlan, columns: readonly Column[], objects: readonly object[]): Level {
  const texts = objects.map((_, object) => {
    let text: string | null = heads.length === 0 ? '{' : '';
    for (let n = 0; n < columns.length; n += 1) {
      const column = columns[n] as Column;
      const written: string | null =
        text === null ? unheard(column.faults, () => column.next(object)) : column.next(object);
      text = text === null || written === null ? null : text + (heads[n] as string) + written;
    }
    return text === null ? null : `${text}}`;
  });
  return { texts, faults: columns.flatMap(({ faults }) => faults) };
}

function columnOf(field: FieldPlan, objects: readonly object[], request: Request): Column | Promise<Column> {
  const values = valuesOf(field, objects, request);
  return values instanceof Promise
    ? values.then((found) => completed(field, found, request))
    : completed(field, values, request);
}

/** Waits for what stands beneath the values, if anything does. */
function completed(field: FieldPlan, values: readonly unknown[], request: Request): Column | Promise<Column> {
  if (isOfLeaves(field.shape)) return new Writer(field, values, NOTHING_BENEATH, request);
  const beneath = objectsBeneath(field, values, request);
  return Promise.all(
    [...beneath].map(async ([plan, objects]) => [plan, new Reader(await levelOf(plan, objects, request))] as const),
  ).then((levels) => new Writer(field, values, new Map(levels), request));
}

const NOTHING_BENEATH: ReadonlyMap<ObjectPlan, Reader> = new Map();

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
