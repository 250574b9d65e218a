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
 * Writes an answer once all of it is found (CompleteValue of the specification), so that no text waits for another: what
 * waits is copied by V8 again and again.
 */
export class Writer {
  readonly faults: Fault[] = [];
  readonly #path: (string | number)[] = [];

  constructor(private readonly request: Request) {}

  /** The object of a level; null if it cannot stand. It is written to its end all the same, so that all columns move on together. */
  object({ plan: { heads }, columns }: Level, object: number): string | null {
    let text: string | null = heads.length === 0 ? '{' : '';
    for (let n = 0; n < columns.length; n += 1) {
      const column = columns[n] as Column;
      this.#path.push(column.field.key);
      const written = this.#next(text, column, column.values[object], column.field.shape);
      this.#path.pop();
      text = text === null || written === null ? null : text + (heads[n] as string) + written;
    }
    return text === null ? null : `${text}}`;
  }

  /** What fails in a thing that cannot stand any more, as something before it failed, is not told: one error says it. */
  #next(before: string | null, column: Column, value: unknown, shape: Shape): string | null {
    if (before !== null) return this.#text(column, value, shape);
    const { length } = this.faults;
    const text = this.#text(column, value, shape);
    this.faults.length = length;
    return text;
  }

  /** Null if there is no text that might stand here. */
  #text(column: Column, value: unknown, shape: Shape): string | null {
    if (value == null) return shape.nullable ? 'null' : this.#refuse(column, shape, 'holds null where it may not');
    if (isFailure(value)) return this.#fail(column, shape, errorOf(value));
    switch (shape.kind) {
      case 'leaf':
        try {
          return shape.write(value);
        } catch (error) {
          return this.#fail(column, shape, error);
        }
      case 'list':
        return Array.isArray(value) ? this.#list(column, value, shape) : this.#refuse(column, shape, 'is no list');
      case 'object':
        return this.#beneath(column, value, shape);
    }
  }

  #list(column: Column, items: readonly unknown[], shape: Shape & { kind: 'list' }): string | null {
    let text: string | null = '';
    for (let n = 0; n < items.length; n += 1) {
      this.#path.push(n);
      const written = this.#next(text, column, items[n], shape.item);
      this.#path.pop();
      text = text === null || written === null ? null : n === 0 ? written : `${text},${written}`;
    }
    return text === null ? nullWhere(shape) : `[${text}]`;
  }

  #beneath(column: Column, value: unknown, shape: Shape & { kind: 'object' }): string | null {
    let plan: ObjectPlan;
    try {
      plan = shape.planOf(value, this.request.context, column.field.info);
    } catch (error) {
      return this.#fail(column, shape, error);
    }
    const beneath = column.beneath.get(plan);
    if (beneath === undefined) throw new Error('An object was met in writing that was not met in reading.');
    return this.object(beneath.level, beneath.next()) ?? nullWhere(shape);
  }

  #refuse(column: Column, shape: Shape, what: string): string | null {
    const { parentType, fieldName } = column.field.info;
    return this.#fail(column, shape, new Error(`${parentType.name}.${fieldName} ${what}.`));
  }

  #fail({ field }: Column, shape: Shape, error: unknown): string | null {
    this.faults.push({ path: [...this.#path], field, error });
    return nullWhere(shape);
  }
}

/** Null where it may stand; where it may not, what holds the value cannot stand either. */
const nullWhere = ({ nullable }: Shape): 'null' | null => (nullable ? 'null' : null);
