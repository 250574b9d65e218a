import { getMetadataArgsStorage } from 'typeorm';
import { PLACE, type Place, type Placed } from '../auth/viewer.js';

/** scaling.md section 4: `reference` rows are few and on every node; `tenant` rows live with their account. */
export type Placement = 'tenant' | 'reference';

/**
 * Where rows of a table stand, which decides how a reach is written as SQL: at the account, in one organization, in one
 * or at the account, in several, at a reseller; accounts and resellers stand at themselves, people where their memberships do;
 * what stands everywhere belongs to nobody and is the same for all.
 */
export type Stands =
  | 'account'
  | 'organization'
  | 'organization-or-account'
  | 'organizations'
  | 'reseller'
  | 'itself'
  | 'people'
  | 'everywhere';

/** How children hang under a parent: a condition on `t` (the child) and, unless the parent is the scope, on `p.id`. */
export interface Hanging {
  readonly perParent: boolean;
  readonly sql: string;
  /** The column of the child that holds the parent's id, and is therefore known. */
  readonly column?: string;
  /** The column of the child that lists the ids of all its parents. */
  readonly parents?: string;
}

/** All rows of the scope hang under the parent, or those that meet a condition. */
export const whole = (sql = 'TRUE'): Hanging => ({ perParent: false, sql });
/** The rows whose column names the parent. */
export const by = (column: string): Hanging => ({ perParent: true, sql: `t.${column} = p.id`, column });
/** The rows whose column lists the parent among others. */
export const among = (column: string): Hanging => ({
  perParent: true,
  sql: `t.${column} @> ARRAY[p.id]`,
  parents: column,
});
/** The rows a condition on `t` and `p.id` selects; it names `$1` for the account wherever it names a table. */
export const through = (sql: string): Hanging => ({ perParent: true, sql });
/** The rows that a column of the parent's own table lists by their ids. */
export const listedIn = (table: string, column: string): Hanging =>
  through(
    `t.id IN (SELECT unnest(parent.${column}) FROM fieldgate.${table} parent WHERE parent.account_id = $1 AND parent.id = p.id)`,
  );

export interface Storage {
  readonly table: string;
  /** Two letters that head every global id of the type. They are published: never change one. */
  readonly code: string;
  readonly placement: Placement;
  readonly stands: Stands;
  readonly order: 'ascending' | 'descending';
  /**
   * Under which parent types the rows are listed, and how. A parent without a line has no list. A coordinate stands for a
   * count of its own: of the rows that hang there.
   */
  readonly under: Readonly<Record<string, Hanging>>;
  /**
   * Which of the rows are shown to anybody at all: a condition on a row by its alias, at a time. Every statement that reads
   * the rows carries it beside the reach, whoever asks.
   */
  readonly shown?: (row: string, now: string) => string;
  /** Fields that show another row: the type, and the property that holds its id (`<field>Id` unless said). */
  readonly references?: Readonly<Record<string, Reference>>;
  /** Fields that are computed from other columns than the one of their name. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
  /** Properties selected with every row besides those of its place. */
  readonly always?: readonly string[];
  /** Selected expressions that are no columns: property -> SQL on `t`, which names `$1` as `through` does. */
  readonly computed?: Readonly<Record<string, string>>;
  /** Columns that are written and never read: they have no property, and the gateway's role has no right to select them. */
  readonly secrets?: readonly string[];
}

/** Another row of the same scope that a row points at. An account or a reseller is its own scope. */
export interface Reference {
  readonly type: string;
  readonly description: string;
  readonly property?: string;
}

export const to = (type: string, description: string, property?: string): Reference => ({
  type,
  description,
  ...(property === undefined ? {} : { property }),
});

export const propertyOf = (field: string, { property }: Reference): string => property ?? `${field}Id`;

/** A row of a table. Rows keep their class, because their class knows where they stand. */
export abstract class Row implements Placed {
  id!: string;
  abstract get [PLACE](): Place;
}

export type RowClass<R extends Row = Row> = (abstract new () => R) & { readonly name: string };

const storages = new Map<RowClass, Storage>();
const classes = new Map<string, RowClass>();

/** Declares how a class of rows is stored. Its name is the name of the GraphQL type. */
export const Stored =
  (storage: Storage) =>
  (target: RowClass): void => {
    for (const [other, { code }] of storages) {
      if (code === storage.code) throw new Error(`${target.name} and ${other.name} have one code, ${code}.`);
    }
    storages.set(target, storage);
    classes.set(target.name, target);
  };

export function storageOf(rowClass: RowClass): Storage {
  const storage = storages.get(rowClass);
  if (storage === undefined) throw new Error(`${rowClass.name} is not @Stored.`);
  return storage;
}

export const rowClassNamed = (typeName: string): RowClass | undefined => classes.get(typeName);

export const allRowClasses = (): readonly RowClass[] => [...storages.keys()];

export const columnName = (property: string): string =>
  property.replace(/[A-Z]/g, (upper) => `_${upper.toLowerCase()}`);

const columnsByClass = new Map<RowClass, ReadonlySet<string>>();

/** The properties of a class that are columns, as TypeORM knows them. */
export function columnsOf(rowClass: RowClass): ReadonlySet<string> {
  const known = columnsByClass.get(rowClass);
  if (known !== undefined) return known;
  const columns = new Set(
    getMetadataArgsStorage()
      .columns.filter(
        ({ target }) => typeof target === 'function' && (target === rowClass || rowClass.prototype instanceof target),
      )
      .map(({ propertyName }) => propertyName),
  );
  columnsByClass.set(rowClass, columns);
  return columns;
}

/** The columns that say where a row stands; selected with every row, since a row without a place is refused. */
export const placeColumns: Readonly<Record<Stands, readonly string[]>> = {
  account: ['accountId'],
  organization: ['accountId', 'organizationId'],
  'organization-or-account': ['accountId', 'organizationId'],
  organizations: ['accountId', 'organizationIds'],
  reseller: ['resellerId'],
  itself: [],
  people: ['accountId', 'resellerId', 'personId'],
  everywhere: [],
};
