import { DataSource } from 'typeorm';
import { Account } from './entities/account.js';
import { Agent } from './entities/agent.js';
import { Autorun } from './entities/autorun.js';
import { Escalation } from './entities/escalation.js';
import { IncidentReport } from './entities/incident-report.js';
import { Invoice } from './entities/invoice.js';
import { AssignedOrganization, Membership } from './entities/membership.js';
import { Organization } from './entities/organization.js';
import { Person } from './entities/person.js';
import { Remediation } from './entities/remediation.js';

export const dataSource = new DataSource({
  type: 'postgres',
  schema: 'fieldgate',
  poolSize: 10,
  entities: [
    Account,
    Agent,
    AssignedOrganization,
    Autorun,
    Escalation,
    IncidentReport,
    Invoice,
    Membership,
    Organization,
    Person,
    Remediation,
  ],
});
