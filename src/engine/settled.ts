import { attempt, Failure, isFailure } from './failure.js';
import type { Shape } from './plan.js';

/** Values that can be read again and again: what was promised is there, or has failed, and every list is an array. */
export function settled(values: readonly unknown[], shape: Shape): readonly unknown[] | Promise<readonly unknown[]> {
  if (shape.kind !== 'list' && !values.some(isPromise)) return values;
  const each = values.map((value) => one(value, shape));
  return each.some(isPromise) ? Promise.all(each) : each;
}

function one(value: unknown, shape: Shape): unknown {
  if (isPromise(value)) return awaited(value, shape);
  return shape.kind === 'list' && isIterable(value) ? itemsOf(value, shape.item) : value;
}

/** Heard as soon as it is there: a promise inside that breaks before anybody listens would end the process. */
async function awaited(value: PromiseLike<unknown>, shape: Shape): Promise<unknown> {
  try {
    return await one(await value, shape);
  } catch (error) {
    return new Failure(error);
  }
}

/** Some lists, as those of generators, can be read but once. */
function itemsOf(list: Iterable<unknown>, shape: Shape): unknown {
  const items = attempt(() => (Array.isArray(list) ? (list as readonly unknown[]) : [...list]));
  return isFailure(items) ? items : settled(items, shape);
}

export const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;
