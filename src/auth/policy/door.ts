import { area, guard } from './area.js';

/** What every operation may ask first, and the values that any answer is made of. */
export const DOOR = area({
  lines: [
    guard('public', 'Query', 'viewer node nodes user'),
    guard('account.view', 'Query', 'accounts account'),
    guard('reseller.view', 'Query', 'reseller'),
    guard('organization.view', 'Query', 'organization'),
    guard('agent.view', 'Query', 'agent'),
    guard('incident.view', 'Query', 'incidentReport'),
    guard('escalation.view', 'Query', 'escalation'),
    guard('billing.invoice.view', 'Query', 'invoice'),
    guard('public', 'PageInfo', 'hasNextPage hasPreviousPage startCursor endCursor'),
    guard('public', 'Money', 'amountMinor currency'),
  ],
});
