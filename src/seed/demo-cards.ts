import type { DemoCard } from '../http/demo-routes.js';
import { DEMO_ACCOUNTS, DEMO_RESELLERS } from './demo-tenants.js';
import { DEMO_PEOPLE, type DemoMembership } from './demo-people.js';

const NAMES = new Map<string, string>([
  ...DEMO_RESELLERS.map(({ id, name }) => [id, name] as const),
  ...DEMO_ACCOUNTS.map(({ id, name }) => [id, name] as const),
  ...DEMO_ACCOUNTS.flatMap(({ organizations }) => organizations.map(({ id, name }) => [id, name] as const)),
]);

/** The people who can sign in, as the console lists them: name, and each role with its place. */
export const DEMO_CARDS: readonly DemoCard[] = DEMO_PEOPLE.filter(({ subjectKey }) => subjectKey !== null).map(
  ({ email, name, memberships }) => ({ email, name, memberships: memberships.map(inWords) }),
);

function inWords({ layer, role, organizationId, accountId, resellerId, assigned }: DemoMembership): string {
  const place = NAMES.get(organizationId ?? accountId ?? resellerId ?? '') ?? 'the platform';
  const roleName = role.toLowerCase().replaceAll('_', ' ');
  const level = layer === 'ORGANIZATION' ? 'organization ' : '';
  const only = assigned === null ? '' : `, only ${assigned.map((id) => NAMES.get(id)).join(', ')}`;
  return `${place}: ${level}${roleName.charAt(0).toUpperCase()}${roleName.slice(1)}${only}`;
}
