import type { OrganizationWorld } from '../account-world.js';
import type { Clock } from '../clock.js';
import { within, type Parcel } from '../rows.js';
import type { Office } from '../settings/office.js';
import { integrationsOf, psaIntegrationOf, psaMappingsOf } from './integrations.js';
import { savedQueriesOf, siemSourcesOf } from './siem.js';

/** What an account is connected with. Its organizations and their agents must be there already. */
export function integrationParcels(
  office: Office,
  worlds: readonly OrganizationWorld[],
  clock: Clock,
): readonly Parcel[] {
  const tables = {
    psa_integration: [psaIntegrationOf(office, clock)],
    psa_organization_mapping: psaMappingsOf(office, clock),
    integration: integrationsOf(office, clock),
    siem_source: siemSourcesOf(office, worlds, clock),
    siem_saved_query: savedQueriesOf(office, clock),
  };
  return Object.entries(tables).map(([table, rows]) => ({ table, rows, wall: within(office.account.id) }));
}
