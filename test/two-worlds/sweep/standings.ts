import { LISTS } from '../../isolation/lists.js';
import type { KnownRow } from '../../isolation/world.js';
import type { Unlike } from './unlike.js';
import type { Place } from '../walks.js';

/** A list beneath a row, or at the root of a query. */
export interface Standing extends Place {
  readonly coordinate: string;
  /** The row beneath which it is; null at the root. */
  readonly parent: KnownRow | null;
}

/** Which lists a row stands in, or would stand in if it were seen. */
export class Standings {
  readonly #parents = new Map<string, KnownRow[]>();

  constructor(unlike: Unlike) {
    for (const row of unlike.rows) {
      const key = nearBy(row.type, row);
      const known = this.#parents.get(key);
      if (known === undefined) this.#parents.set(key, [row]);
      else known.push(row);
    }
  }

  of(row: KnownRow): readonly Standing[] {
    const beneath = LISTS.filter(({ child }) => child === row.type).flatMap(
      ({ coordinate, under, path, child, hangs }) =>
        this.#near(under, row)
          .filter((parent) => hangs(parent.columns, row.columns))
          .map((parent) => ({ coordinate, type: under, id: parent.globalId, path, child, parent })),
    );
    return [...beneath, ...ROOTS.filter(({ child }) => child === row.type)];
  }

  #near = (type: string, row: KnownRow): readonly KnownRow[] => this.#parents.get(nearBy(type, row)) ?? [];
}

/** Parents that stand in no account, though some of what hangs under them does. */
const OF_RESELLERS = new Set(['Reseller', 'ResellerInvoice']);

/** Where to look for parents of a type: in the account of the row. */
const nearBy = (type: string, row: KnownRow): string => (OF_RESELLERS.has(type) ? type : `${type} ${accountOf(row)}`);

const accountOf = ({ type, columns }: KnownRow): string => columns[type === 'Account' ? 'id' : 'account_id'];

const root = (coordinate: string, path: readonly string[], child: string): Standing => ({
  ...{ coordinate, type: 'Query', id: null, path, child, parent: null },
});

/** The lists that hang under nothing (`isolation/lists.ts`). */
export const ROOTS: readonly Standing[] = [
  root('Query.accounts', ['accounts'], 'Account'),
  root('Query.knownVpns', ['knownVpns'], 'KnownVpn'),
  root('Viewer.memberships', ['viewer', 'memberships'], 'Membership'),
];
