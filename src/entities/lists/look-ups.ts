import { reachSql, type Extent, type Parameters } from '../extent.js';
import { columnName, propertyOf, rowClassNamed, storageOf, type RowClass } from '../row.js';

/**
 * The rows that the references of a list show, joined to it: each reference once, however many conditions speak of it. A
 * look-up for each condition would let one short filter keep the database busy for half a minute.
 */
export class LookUps {
  readonly #joins = new Map<string, string | null>();

  constructor(
    private readonly rowClass: RowClass,
    private readonly parameters: Parameters,
  ) {}

  /** What follows the list's own table in FROM. */
  get sql(): string {
    return [...this.#joins.values()].join('');
  }

  /** The name of the joined row; null if it is in reach nowhere. Its columns are null where it is out of reach or there is none. */
  row(through: string, extent: Extent): string | null {
    const alias = `r_${columnName(through)}`;
    let join = this.#joins.get(alias);
    if (join === undefined) this.#joins.set(alias, (join = this.#join(through, alias, extent)));
    return join === null ? null : alias;
  }

  #join(through: string, alias: string, extent: Extent): string | null {
    const { target, pointer } = referenceOf(this.rowClass, through);
    const reach = reachSql(target, extent, this.parameters, { alias, part: 'some' });
    if (reach === null) return null;
    return (
      ` LEFT JOIN fieldgate.${storageOf(target).table} ${alias}` + // $1 is the account: nothing leads out of it
      ` ON ${alias}.account_id = $1 AND ${alias}.id = t.${pointer}${reach === 'TRUE' ? '' : ` AND ${reach}`}`
    );
  }
}

/** What a reference leads to, and the column that holds its id. */
export function referenceOf(rowClass: RowClass, through: string): { target: RowClass; pointer: string } {
  const reference = storageOf(rowClass).references?.[through];
  const target = rowClassNamed(reference?.type ?? '');
  if (reference === undefined || target === undefined) throw new Error(`${rowClass.name}.${through} is no reference.`);
  return { target, pointer: columnName(propertyOf(through, reference)) };
}
