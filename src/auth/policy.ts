import type { Permission } from './permissions.js';
import { ACCOUNT } from './policy/account.js';
import { ACTS } from './policy/acts.js';
import type { Area, Guard, RowGate } from './policy/area.js';
import { AUDIT } from './policy/audit.js';
import { BILLING } from './policy/billing.js';
import { DEFENDER } from './policy/defender.js';
import { DOOR } from './policy/door.js';
import { ESCALATIONS } from './policy/escalations.js';
import { EVIDENCE } from './policy/evidence.js';
import { EXPLAIN } from './policy/explain.js';
import { INCIDENTS } from './policy/incidents.js';
import { INTEGRATIONS } from './policy/integrations.js';
import { INVITATIONS } from './policy/invitations.js';
import { ITDR } from './policy/itdr.js';
import { ORGANIZATION } from './policy/organization.js';
import { PEOPLE } from './policy/people.js';
import { PLATFORM_ACTIONS } from './policy/platform-actions.js';
import { RESELLER } from './policy/reseller.js';
import { SETTINGS } from './policy/settings.js';
import { POLICY_VERSIONS } from './policy/versions.js';

export type { Guard, RowGate } from './policy/area.js';

/**
 * The policy: which permission guards which coordinate, by areas of the domain. One line per coordinate of the schema, no
 * AND, OR or wildcard (rulings 1); a field without a line, or a line without a field, stops the build.
 */
const AREAS: readonly Area[] = [
  DOOR,
  PEOPLE,
  RESELLER,
  ACCOUNT,
  BILLING,
  ORGANIZATION,
  INCIDENTS,
  ESCALATIONS,
  EVIDENCE,
  ITDR,
  PLATFORM_ACTIONS,
  DEFENDER,
  SETTINGS,
  INTEGRATIONS,
  INVITATIONS,
  AUDIT,
  EXPLAIN,
  ACTS,
  POLICY_VERSIONS,
];

export const POLICY: ReadonlyMap<string, Guard> = once(
  'line',
  AREAS.flatMap(({ lines }) => lines),
);

/** Silence means no: a coordinate without a line never gets this far, since the fence and the start-up check refuse it. */
export function guardOf(coordinate: string): Guard {
  const guard = POLICY.get(coordinate);
  if (guard === undefined) throw new Error(`The policy has no line for ${coordinate}.`);
  return guard;
}

/** The guard of a coordinate that only a permission opens, as it does every act. */
export function permissionOf(coordinate: string): Permission {
  const guard = guardOf(coordinate);
  if (guard === 'public' || guard === 'self') throw new Error(`${coordinate} needs a permission.`);
  return guard;
}

/**
 * Which permission lets a row be fetched by its id (`node`, `nodes`, references), by where it stands. A type without a
 * line cannot be fetched by id. Where a type has one permission, every door to it has the same (see `elision.ts`).
 */
export const ROWS: ReadonlyMap<string, RowGate> = once(
  'row gate',
  AREAS.flatMap(({ rows }) => Object.entries(rows)),
);

/** Types whose rows stand in several organizations: visible where one of them is in reach (domain.md 8.14, rulings 13). */
export const SEVERAL_ORGANIZATIONS: ReadonlySet<string> = new Set(
  AREAS.flatMap(({ severalOrganizations }) => severalOrganizations),
);

/** Their values that are null unless all of the organizations are in reach (rulings 13). */
export const WHOLE_ROW: ReadonlySet<string> = new Set(AREAS.flatMap(({ wholeRow }) => wholeRow));

/** Two lines for one name would leave open which of them holds. */
function once<Value>(what: string, entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const table = new Map<string, Value>();
  for (const [name, value] of entries) {
    if (table.has(name)) throw new Error(`The policy has two ${what}s for ${name}.`);
    table.set(name, value);
  }
  return table;
}
