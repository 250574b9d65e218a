import type { Client } from 'pg';
import { ROW_CLASSES } from '../../src/entities/catalogue.js';
import { globalId } from '../../src/entities/global-id.js';
import { columnsOf, storageOf, type RowClass } from '../../src/entities/row.js';
import { personId } from '../../src/seed/demo-ids.js';
import type { Spot } from '../cast.js';

/** The global id of one row of each type that stands at a place, by the name of the type. */
export type Ids = Readonly<Record<string, string>>;

/** For a person a place is also their own card and their own membership. */
export async function rowsAt(owner: Client, at: Spot, who: string): Promise<Ids> {
  const ids: Record<string, string> = {};
  for (const rowClass of ROW_CLASSES) {
    const found = await rowAt(owner, rowClass, at, personId(who));
    if (found !== null) ids[rowClass.name] = globalId(storageOf(rowClass).code, found.scope, found.id);
  }
  return ids;
}

interface Found {
  readonly scope: string;
  readonly id: string;
}

/** Of all rows the one of which most is known, so that an answer is seldom null for want of a value. */
async function rowAt(owner: Client, rowClass: RowClass, at: Spot, person: string): Promise<Found | null> {
  const { table } = storageOf(rowClass);
  const { scope, where, values } = conditionsAt(rowClass, at, person);
  const { rows } = await owner.query<Found>(
    `SELECT ${scope} AS scope, t.id FROM fieldgate.${table} t WHERE ${where} ORDER BY ${PREFERRED[table] ?? ''}
       (SELECT count(*) FROM jsonb_each_text(to_jsonb(t)) column_of WHERE column_of.value IS NOT NULL) DESC, t.id LIMIT 1`,
    [...values],
  );
  return rows[0] ?? null;
}

/** Of the incident reports one with a rejection and a comment; of the investigations one that is shown. */
const PREFERRED: Readonly<Record<string, string>> = {
  incident_report: `(SELECT count(DISTINCT r.id) FROM fieldgate.remediation_rejection r JOIN fieldgate.incident_comment c USING (account_id, incident_report_id)
        WHERE r.account_id = t.account_id AND r.incident_report_id = t.id) DESC,`,
  investigation: `(t.status <> 'OPEN' AND t.opened_at > now() - interval '80 days') DESC,`,
};

function conditionsAt(
  rowClass: RowClass,
  at: Spot,
  person: string,
): { scope: string; where: string; values: readonly string[] } {
  switch (storageOf(rowClass).stands) {
    case 'itself':
      return { scope: 't.id', where: 't.id = $1', values: [rowClass.name === 'Account' ? at.account : at.reseller] };
    case 'reseller':
      return { scope: 't.reseller_id', where: 't.reseller_id = $1', values: [at.reseller] };
    case 'account':
      return { scope: 't.account_id', where: 't.account_id = $1', values: [at.account] };
    case 'organizations': // in this one alone, so that an organization role reaches all of it
      return inAccount('t.organization_ids = ARRAY[$2::uuid]', at.account, at.organization);
    case 'organization':
    case 'organization-or-account': {
      const column = columnsOf(rowClass).has('organizationId') ? 'organization_id' : 'id';
      return inAccount(`t.${column} = $2`, at.account, at.organization);
    }
    case 'everywhere': // no id leads to it
      return { scope: 't.id', where: 'TRUE', values: [] };
    case 'people': {
      const column = columnsOf(rowClass).has('personId') ? 't.person_id' : 't.id';
      return { scope: `coalesce(t.account_id, t.reseller_id, ${column})`, where: `${column} = $1`, values: [person] };
    }
  }
}

const inAccount = (where: string, ...values: readonly string[]) => ({
  scope: 't.account_id',
  where: `t.account_id = $1 AND ${where}`,
  values,
});
