// *mixed*: who asks what. The reading operations of `schema/operations` that all of its servers know, in the demo world,
// as four people of one account and of one of its organizations.
import { ACCOUNT_IDS, agentId, bookId, escalationId, IDS, openReportId, personId } from '../../dist/seed/demo-ids.js';

export const ACCOUNT = ACCOUNT_IDS.ableMoose;

/** What is asked, by the name of its file: the variable that it needs, as the code of a type and the row of the account. */
export const OPERATIONS = {
  account: { accountId: ['AC', ACCOUNT] },
  agent: { agentId: ['AG', agentId('roofing', 0)] },
  accounts: {},
  escalation: { escalationId: ['ES', escalationId('roofing', 0)] },
  'incident-report': { incidentReportId: ['IR', openReportId('roofing')] },
  invoice: { invoiceId: ['IN', bookId('ableMoose', 'invoice', 1)] },
  organization: { organizationId: ['OG', IDS.roofing] },
  user: { userId: ['US', personId('otto.user@roofing.example')] },
};

/** Who asks, by the e-mail of their token. */
export const ROLES = {
  'account Admin': 'ada.admin@ablemoose.example',
  'account Finance': 'finn.finance@ablemoose.example',
  'account Read-only': 'rhea.readonly@ablemoose.example',
  'organization Admin': 'olga.admin@roofing.example',
};

/** The Admin has four turns of seven: so a fifth of all coordinates is refused, and not a third. */
const [ADMIN, FINANCE, READ_ONLY, CUSTOMER] = Object.keys(ROLES);
const TURNS = [ADMIN, FINANCE, ADMIN, READ_ONLY, ADMIN, CUSTOMER, ADMIN];

const operations = Object.keys(OPERATIONS);

/** The order of requests, over and over; eight operations and seven turns have no common divisor, so everybody asks all. */
export const DRAWS = Array.from({ length: operations.length * TURNS.length }, (_, n) => ({
  operation: operations[n % operations.length],
  role: TURNS[n % TURNS.length],
}));

/** Each operation as each role once. */
export const PAIRS = operations.flatMap((operation) => Object.keys(ROLES).map((role) => ({ operation, role })));

export const pairOf = ({ operation, role }) => `${operation} as ${role}`;
