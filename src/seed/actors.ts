import { membershipId } from './demo-ids.js';
import { DEMO_PEOPLE } from './demo-people.js';

/** Who did something, and in which role: what records of acts repeat. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly membershipId: string;
}

/** A person of the demo world as somebody who acts in an account. */
export function actorIn(accountId: string, email: string): Actor {
  const person = DEMO_PEOPLE.find((candidate) => candidate.email === email);
  const held = person?.memberships.find((membership) => membership.accountId === accountId);
  if (person === undefined || held === undefined)
    throw new Error(`${email} holds no role in the account ${accountId}.`);
  const { id, name } = person;
  return { id, name, membershipId: membershipId(email, held.organizationId ?? accountId, held.role) };
}
