import { errorOf, isFailure } from './failure.js';
import { addTo } from './groups.js';
import type { FieldPlan, ObjectPlan, Shape } from './plan.js';
import type { Request } from './values.js';

/** The objects of one level: the text of each (null = it could not stand) and what failed in them. */
export interface Level {
  readonly texts: readonly (string | null)[];
  readonly faults: readonly Fault[];
}

/** What failed: in which object of the level, and the path from there. */
export interface Fault {
  readonly at: number;
  readonly path: readonly (string | number)[];
  readonly field: FieldPlan;
  readonly error: unknown;
}

/** The values of one field, one for each object of the level, asked for in their order and once each. */
export interface Column {
  /** The text of the next value; null if it could not stand. */
  next(object: number): string | null;
  readonly faults: Fault[];
}

/** Gives the objects of a level one after the other, in the order in which they were met. */
export class Reader {
  #next = 0;
  #faultsByObject: ReadonlyMap<number, readonly Fault[]> | null = null;

  constructor(private readonly level: Level) {}

  next(): number {
    return this.#next++;
  }

  textOf(object: number): string | null {
    return this.level.texts[object] ?? null;
  }

  faultsIn(object: number): readonly Fault[] {
    if (this.level.faults.length === 0) return NO_FAULTS;
    this.#faultsByObject ??= byObject(this.level.faults);
    return this.#faultsByObject.get(object) ?? NO_FAULTS;
  }
}

const NO_FAULTS: readonly Fault[] = [];

function byObject(faults: readonly Fault[]): ReadonlyMap<number, readonly Fault[]> {
  const groups = new Map<number, Fault[]>();
  for (const fault of faults) addTo(groups, fault.at, fault);
  return groups;
}

/** Writes the values of one field (CompleteValue of the specification). */
export class Writer implements Column {
  readonly faults: Fault[] = [];
  #at = 0;
  #path: (string | number)[] = [];

  constructor(
    private readonly field: FieldPlan,
    private readonly values: readonly unknown[],
    private readonly beneath: ReadonlyMap<ObjectPlan, Reader>,
    private readonly request: Request,
  ) {}

  next(object: number): string | null {
    this.#at = object;
    return this.#text(this.values[object], this.field.shape);
  }

  /** Null if there is no text that might stand here. */
  #text(value: unknown, shape: Shape): string | null {
    if (value == null) return shape.nullable ? 'null' : this.#fail(this.#fault('holds null where it may not'), shape);
    if (isFailure(value)) return this.#fail(errorOf(value), shape);
    switch (shape.kind) {
      case 'leaf':
        try {
          return shape.write(value);
        } catch (error) {
          return this.#fail(error, shape);
        }
      case 'list':
        return Array.isArray(value) ? this.#list(value, shape) : this.#fail(this.#fault('is no list'), shape);
      case 'object':
        return this.#object(value, shape);
    }
  }

  #list(items: readonly unknown[], shape: Shape & { kind: 'list' }): string | null {
    let text: string | null = '';
    let n = 0;
    for (const item of items) {
      this.#path.push(n);
      const written: string | null =
        text === null ? unheard(this.faults, () => this.#text(item, shape.item)) : this.#text(item, shape.item);
      this.#path.pop();
      text = text === null || written === null ? null : n === 0 ? written : `${text},${written}`;
      n += 1;
    }
    if (text === null) return nullWhere(shape);
    return `[${text}]`;
  }

  #object(value: unknown, shape: Shape & { kind: 'object' }): string | null {
    let plan: ObjectPlan;
    try {
      plan = shape.planOf(value, this.request.context, this.field.info);
    } catch (error) {
      return this.#fail(error, shape);
    }
    const reader = this.beneath.get(plan);
    if (reader === undefined) throw new Error('An object was met in writing that was not met in reading.');
    const object = reader.next();
    for (const fault of reader.faultsIn(object)) {
      this.faults.push({ ...fault, at: this.#at, path: [this.field.key, ...this.#path, ...fault.path] });
    }
    return reader.textOf(object) ?? nullWhere(shape);
  }

  #fault(what: string): Error {
    const { parentType, fieldName } = this.field.info;
    return new Error(`${parentType.name}.${fieldName} ${what}.`);
  }

  #fail(error: unknown, shape: Shape): string | null {
    this.faults.push({ at: this.#at, path: [this.field.key, ...this.#path], field: this.field, error });
    return nullWhere(shape);
  }
}

/** Null where it may stand; where it may not, what holds the value cannot stand either. */
const nullWhere = ({ nullable }: Shape): 'null' | null => (nullable ? 'null' : null);

/** What fails in a thing that cannot stand any more, as something before it failed, is not told: one error says it. */
export function unheard<Value>(faults: Fault[], take: () => Value): Value {
  const { length } = faults;
  const value = take();
  faults.length = length;
  return value;
}
