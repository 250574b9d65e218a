import type { Held } from '../auth/considered.js';
import type { AccountFacts } from '../auth/viewer.js';
import { insertInto } from './writes.js';
import { lookUpHeld, type Holder } from './held-memberships.js';
import type { Session, Statement, Wall } from './session.js';

/** A name that platform support may look up, and which row it names. */
export interface DirectoryRow {
  readonly id: string;
  readonly scopeId: string;
  readonly name: string | null;
  /** Where a person is known by this name. */
  readonly placeName: string | null;
  /** Only where the name alone does not tell two people apart. */
  readonly email: string | null;
}

/** Entries of each kind at most. */
export const MOST_ENTRIES = 100;

const RESELLERS = `
  SELECT t.id, t.id AS "scopeId", t.name, NULL AS "placeName", NULL AS email
  FROM fieldgate.reseller t WHERE t.name ILIKE $1 ORDER BY t.name, t.id LIMIT ${MOST_ENTRIES}`;

const ACCOUNTS = `
  SELECT t.id, t.id AS "scopeId", t.name, NULL AS "placeName", NULL AS email
  FROM fieldgate.account t WHERE t.name ILIKE $1 ORDER BY t.name, t.id LIMIT ${MOST_ENTRIES}`;

const PEOPLE = `
  SELECT t.id, t.place_id AS "scopeId", t.name, coalesce(a.name, r.name) AS "placeName",
    CASE WHEN count(*) OVER (PARTITION BY t.place_id, lower(t.name)) > 1 THEN t.email END AS email
  FROM fieldgate.app_user t
  LEFT JOIN fieldgate.account a ON a.id = t.account_id LEFT JOIN fieldgate.reseller r ON r.id = t.reseller_id
  WHERE t.name ILIKE $1 AND t.place_id <> t.id ORDER BY t.name, t.place_id, t.id LIMIT ${MOST_ENTRIES}`;

/** What platform support looks up (rulings 21): names, roles and where they hold, and nothing that happens there. */
export class SupportLookup {
  constructor(
    private readonly session: Session,
    /** Opens the wall to one account or reseller, or to the directory (`*`), for whoever may. */
    private readonly wallAt: (place: string) => Wall,
  ) {}

  /** Reference rows alone, so that no statement speaks of two accounts' own rows (domain.md 8b.23). */
  async directory(name: string): Promise<Readonly<Record<'RESELLER' | 'ACCOUNT' | 'PERSON', readonly DirectoryRow[]>>> {
    const values = [`%${name.replace(/[\\%_]/g, '\\$&')}%`];
    const [RESELLER, ACCOUNT, PERSON] = await Promise.all(
      [RESELLERS, ACCOUNTS, PEOPLE].map((text) => this.#rows<DirectoryRow>('*', { text, values })),
    );
    return { RESELLER: RESELLER ?? [], ACCOUNT: ACCOUNT ?? [], PERSON: PERSON ?? [] };
  }

  async account(id: string): Promise<AccountFacts | null> {
    const text = `SELECT t.reseller_id AS "resellerId", t.support_type AS "supportType" FROM fieldgate.account t WHERE t.id = $1`;
    const [account] = await this.#rows<AccountFacts>(id, { text, values: [id] });
    return account ?? null;
  }

  async hasOrganization(accountId: string, id: string): Promise<boolean> {
    const text = `SELECT t.id FROM fieldgate.organization t WHERE t.account_id = $1 AND t.id = $2`;
    return (await this.#rows(accountId, { text, values: [accountId, id] })).length > 0;
  }

  /** Somebody as known at an account or a reseller. */
  async holder(placeId: string, personId: string): Promise<Holder | null> {
    const text = `SELECT t.id, t.status, t.kind FROM fieldgate.app_user t WHERE t.place_id = $1 AND t.id = $2`;
    const [holder] = await this.#rows<Holder>(placeId, { text, values: [placeId, personId] });
    return holder ?? null;
  }

  /** What somebody holds in an account, and at the reseller above it. */
  async held(accountId: string, { resellerId }: AccountFacts, holder: Holder, now: Date): Promise<readonly Held[]> {
    const reach = { account: true, organizations: 'ALL' } as const;
    const within = { kind: 'ACCOUNT', accountId, reach, selfId: null, now } as const;
    const above = resellerId === null ? [] : [{ kind: 'RESELLER', resellerId } as const];
    const lists = await Promise.all([
      lookUpHeld(this.session, this.wallAt(accountId), within, holder, now),
      ...above.map((extent) => lookUpHeld(this.session, this.wallAt(extent.resellerId), extent, holder, now)),
    ]);
    return lists.flat();
  }

  /** Records in the account that support looked there. */
  async record(event: { readonly accountId: string }): Promise<void> {
    await this.#rows(event.accountId, insertInto('audit_event', event));
  }

  #rows<Result extends object>(place: string, statement: Statement): Promise<readonly Result[]> {
    return this.session.within<Result>(this.wallAt(place), statement);
  }
}
