import { JsonBytes } from './json-bytes.js';
import { errorOf, isFailure } from './failure.js';
import type { FieldPlan, ObjectPlan, Shape } from './plan.js';
import type { Request } from './values.js';

/** All objects of one level of the answer that are of one type, with everything asked of them found. */
export interface Level {
  readonly plan: ObjectPlan;
  /** In the order of the plan's fields. */
  readonly columns: readonly Column[];
}

/** The values of one field, one for each object of the level. */
export interface Column {
  readonly field: FieldPlan;
  readonly values: readonly unknown[];
  /** What stands beneath the values, by its plan. */
  readonly beneath: ReadonlyMap<ObjectPlan, Beneath>;
}

/** Objects of a level, which are written in the order in which they were met. */
export class Beneath {
  #next = 0;

  constructor(readonly level: Level) {}

  next(): number {
    return this.#next++;
  }
}

/** What failed, and where in the answer. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly field: FieldPlan;
  readonly error: unknown;
}

/**
 * Writes an answer once all of it is found (CompleteValue of the specification). What cannot stand is taken back, up to what
 * may be null.
 */
export class Writer {
  readonly faults: Fault[] = [];
  readonly json = new JsonBytes();
  readonly #path: (string | number)[] = [];

  constructor(private readonly request: Request) {}

  /**
   * The object of a level. Gives whether it can stand: if not, nothing is written, though all of it was gone through, so
   * that all columns move on together.
   */
  object({ plan: { heads }, columns }: Level, object: number): boolean {
    const { json } = this;
    const begin = json.mark;
    let stands = true;
    if (heads.length === 0) json.add('{');
    for (let n = 0; n < columns.length; n += 1) {
      const column = columns[n] as Column;
      json.add(heads[n] as string);
      this.#path.push(column.field.key);
      stands = this.#next(stands, column, column.values[object], column.field.shape);
      this.#path.pop();
    }
    if (stands) json.add('}');
    else json.backTo(begin);
    return stands;
  }

  /** What fails in a thing that cannot stand any more, as something before it failed, is not told: one error says it. */
  #next(stood: boolean, column: Column, value: unknown, shape: Shape): boolean {
    if (stood) return this.#value(column, value, shape);
    const { length } = this.faults;
    this.#value(column, value, shape);
    this.faults.length = length;
    return false;
  }

  /** Whether there is anything that may stand here; it is written then. */
  #value(column: Column, value: unknown, shape: Shape): boolean {
    if (value == null) {
      return shape.nullable ? this.#nullAt(shape) : this.#refuse(column, shape, 'holds null where it may not');
    }
    if (isFailure(value)) return this.#fail(column, shape, errorOf(value));
    switch (shape.kind) {
      case 'leaf':
        return this.#leaf(column, value, shape);
      case 'list':
        return Array.isArray(value) ? this.#list(column, value, shape) : this.#refuse(column, shape, 'is no list');
      case 'object':
        return this.#beneath(column, value, shape);
    }
  }

  #leaf(column: Column, value: unknown, shape: Shape & { kind: 'leaf' }): boolean {
    try {
      this.json.add(shape.write(value));
      return true;
    } catch (error) {
      return this.#fail(column, shape, error);
    }
  }

  #list(column: Column, items: readonly unknown[], shape: Shape & { kind: 'list' }): boolean {
    const { json } = this;
    const begin = json.mark;
    let stands = true;
    json.add('[');
    for (let n = 0; n < items.length; n += 1) {
      if (n > 0) json.add(',');
      this.#path.push(n);
      stands = this.#next(stands, column, items[n], shape.item);
      this.#path.pop();
    }
    if (stands) json.add(']');
    else json.backTo(begin);
    return stands || this.#nullAt(shape);
  }

  #beneath(column: Column, value: unknown, shape: Shape & { kind: 'object' }): boolean {
    let plan: ObjectPlan;
    try {
      plan = shape.planOf(value, this.request.context, column.field.info);
    } catch (error) {
      return this.#fail(column, shape, error);
    }
    const beneath = column.beneath.get(plan);
    if (beneath === undefined) throw new Error('An object was met in writing that was not met in reading.');
    return this.object(beneath.level, beneath.next()) || this.#nullAt(shape);
  }

  #refuse(column: Column, shape: Shape, what: string): boolean {
    const { parentType, fieldName } = column.field.info;
    return this.#fail(column, shape, new Error(`${parentType.name}.${fieldName} ${what}.`));
  }

  #fail({ field }: Column, shape: Shape, error: unknown): boolean {
    this.faults.push({ path: [...this.#path], field, error });
    return this.#nullAt(shape);
  }

  /** Null where it may stand; where it may not, what holds the value cannot stand either. */
  #nullAt({ nullable }: Shape): boolean {
    if (nullable) this.json.add('null');
    return nullable;
  }
}
