import { GraphQLError } from 'graphql';
import { dataSource } from './data-source.js';
import type { Membership } from './entities/membership.js';
import { Person } from './entities/person.js';
import { PERMISSIONS, type Permission } from './roles.js';

/** What the verified token says. */
export interface Claims {
  readonly subjectKey: string;
  readonly issuedAt: Date;
}

/** The user is looked up once a request; rules and resolvers read it. */
export interface Context {
  readonly user: User;
}

/** Where something is: in an account and, below it, in an organization or in several. */
export interface Place {
  readonly accountId: string;
  readonly organizationIds?: readonly string[];
}

export class User {
  constructor(private readonly memberships: readonly Membership[]) {}

  get accountIds(): string[] {
    return [...new Set(this.memberships.flatMap(({ accountId }) => accountId ?? []))];
  }

  /** Whether a role that the user holds there has the permission. */
  can(permission: Permission, place: Place): boolean {
    return this.with(permission).some((membership) => reaches(membership, place));
  }

  /** The accounts in which the user has the permission at the account itself. */
  accountsWith(permission: Permission): string[] {
    return this.accountIds.filter((accountId) => this.can(permission, { accountId }));
  }

  canAnywhere(permission: Permission): boolean {
    return this.with(permission).length > 0;
  }

  /** The organizations of an account that the user can reach; null for all of them. */
  organizationsOf(accountId: string): string[] | null {
    const held = this.memberships.filter((membership) => membership.accountId === accountId);
    if (held.some(({ organizationScope }) => organizationScope === 'ALL')) return null;
    return held.flatMap(organizationsOf);
  }

  private with(permission: Permission): Membership[] {
    return this.memberships.filter(({ layer, role }) =>
      (PERMISSIONS[permission] as string[]).includes(`${layer}/${role}`),
    );
  }
}

const organizationsOf = ({ organizationId, assigned }: Membership): string[] =>
  organizationId === null ? assigned.map((one) => one.organizationId) : [organizationId];

function reaches(membership: Membership, { accountId, organizationIds = [] }: Place): boolean {
  if (membership.accountId !== accountId) return false;
  if (membership.organizationScope === 'ALL') return true;
  if (organizationIds.length === 0) return membership.layer === 'ACCOUNT';
  return organizationsOf(membership).some((id) => organizationIds.includes(id));
}

/** Apollo answers with this status when the context cannot be made (apollo-server/security/authentication). */
export const unauthenticated = (): GraphQLError =>
  new GraphQLError('User is not authenticated', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });

export async function findUser({ subjectKey, issuedAt }: Claims): Promise<User> {
  const person = await dataSource.getRepository(Person).findOne({
    where: { subjectKey, status: 'ACTIVE' },
    relations: { memberships: { assigned: true } },
  });
  if (person === null || person.kind === 'BREAK_GLASS') throw unauthenticated();
  if (person.sessionsInvalidBefore !== null && issuedAt < person.sessionsInvalidBefore) throw unauthenticated();
  const now = new Date();
  return new User(person.memberships.filter(({ expiresAt }) => expiresAt === null || expiresAt > now));
}
