import { AuthenticationError } from 'type-graphql';
import { dataSource } from './data-source.js';
import type { Membership } from './entities/membership.js';
import { Person } from './entities/person.js';
import { PERMISSIONS, type Permission } from './roles.js';

/** What the verified token says. */
export interface Claims {
  readonly subjectKey: string;
  readonly issuedAt: Date;
}

/** Looked up once a request; the rules and resolvers read it. */
export interface Context {
  readonly user: User;
}

/** Where something is: in an account and, below it, in an organization or several. */
export interface Place {
  readonly accountId: string;
  readonly organizationIds?: readonly string[];
}

export class User {
  constructor(private readonly memberships: readonly Membership[]) {}

  belongsTo(accountId: string): boolean {
    return this.memberships.some((membership) => membership.accountId === accountId);
  }

  can(permission: Permission, place: Place): boolean {
    return this.memberships.some(
      (membership) =>
        reaches(membership, place) && PERMISSIONS[permission].includes(`${membership.layer}/${membership.role}`),
    );
  }

  /** The organizations of an account that the user can reach; null for all of them. */
  organizationsOf(accountId: string): string[] | null {
    const held = this.memberships.filter((membership) => membership.accountId === accountId);
    if (held.some(({ organizationScope }) => organizationScope === 'ALL')) return null;
    return held.flatMap(organizationsOf);
  }
}

const organizationsOf = ({ organizationId, assigned }: Membership): string[] =>
  organizationId === null ? assigned.map((one) => one.organizationId) : [organizationId];

function reaches(membership: Membership, { accountId, organizationIds }: Place): boolean {
  if (membership.accountId !== accountId) return false;
  if (membership.organizationScope === 'ALL') return true;
  if (organizationIds === undefined) return membership.layer === 'ACCOUNT';
  return organizationsOf(membership).some((id) => organizationIds.includes(id));
}

export async function findUser({ subjectKey, issuedAt }: Claims): Promise<User> {
  const person = await dataSource.getRepository(Person).findOne({
    where: { subjectKey, status: 'ACTIVE' },
    relations: { memberships: { assigned: true } },
  });
  if (person === null || person.kind === 'BREAK_GLASS') throw new AuthenticationError();
  if (person.sessionsInvalidBefore !== null && issuedAt < person.sessionsInvalidBefore) throw new AuthenticationError();
  const now = new Date();
  return new User(person.memberships.filter(({ expiresAt }) => expiresAt === null || expiresAt > now));
}
