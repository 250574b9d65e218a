import { DataSource } from 'typeorm';
import { AccountUser } from './entities/account-user.js';
import { Account } from './entities/account.js';
import { Agent } from './entities/agent.js';
import { Autorun } from './entities/autorun.js';
import { DefenderPolicy, Exclusion } from './entities/defender.js';
import { EscalationEntity } from './entities/escalation-entity.js';
import { Escalation } from './entities/escalation.js';
import { IncidentComment } from './entities/incident-comment.js';
import { IncidentReport } from './entities/incident-report.js';
import { Invoice } from './entities/invoice.js';
import { AssignedOrganization, Membership } from './entities/membership.js';
import { OrganizationUsageLine } from './entities/organization-usage-line.js';
import { Organization } from './entities/organization.js';
import { PaymentMethod } from './entities/payment-method.js';
import { Person } from './entities/person.js';
import { RemediationRejection } from './entities/remediation-rejection.js';
import { Remediation } from './entities/remediation.js';
import { Reseller } from './entities/reseller.js';

export const dataSource = new DataSource({
  type: 'postgres',
  schema: 'fieldgate',
  poolSize: 10,
  entities: [
    Account,
    AccountUser,
    Agent,
    AssignedOrganization,
    Autorun,
    DefenderPolicy,
    Escalation,
    EscalationEntity,
    Exclusion,
    IncidentComment,
    IncidentReport,
    Invoice,
    Membership,
    Organization,
    OrganizationUsageLine,
    PaymentMethod,
    Person,
    Remediation,
    RemediationRejection,
    Reseller,
  ],
});
