import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Account } from '../entities/account.js';
import { Integration } from '../entities/integrations/integration.js';
import { PsaIntegration, PsaOrganizationMapping } from '../entities/integrations/psa-integration.js';
import { SiemSavedQuery, SiemSource } from '../entities/integrations/siem.js';
import { Organization } from '../entities/organization.js';
import { Scoped, type ScopedRows } from './decorators.js';
import { listsOf } from './lists.js';
import { singlesOf } from './singles.js';

@Resolver(() => Organization)
export class LogSourcesResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many log sources you can see are billed: all that are not disabled.',
  })
  logsSourcesCount(@Scoped() rows: ScopedRows, @Root() organization: Organization): Promise<number | null> {
    return rows.count(SiemSource, organization);
  }
}

export const INTEGRATION_SINGLES = singlesOf(Account, {
  psaIntegration: [PsaIntegration, 'The PSA of the account, if it has one.'],
});

export const INTEGRATION_LISTS = [
  ...listsOf(Account, {
    integrations: [Integration, 'What the account is connected with, besides its PSA.'],
    psaOrganizationMappings: [PsaOrganizationMapping, 'Which companies of the PSA its organizations are.'],
    siemSources: [SiemSource, "The log sources: the MSP's own and those of all its organizations."],
    siemSavedQueries: [SiemSavedQuery, 'Questions to the logs that were kept.'],
  }),
  ...listsOf(Organization, { siemSources: [SiemSource, 'The log sources.'] }),
];
