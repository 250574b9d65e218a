import { v7 } from 'uuid';
import { allBroken, keyMustBeFree, MOST_NAME, mustBeTimezone, mustSay } from '../auth/conditions.js';
import type { Acting } from '../context/acting.js';
import { Account } from '../entities/account.js';
import { Organization } from '../entities/organization.js';
import { idsWhere, insertInto, insertUnlessTaken } from '../entities/writes.js';

export interface CreateOrganization {
  readonly accountId: string;
  readonly name: string;
  readonly key: string;
  readonly timezone?: string | null;
}

/** Creates an organization; whoever is assigned to named organizations gets the new one besides (domain.md 8b.21). */
export async function createOrganization(acting: Acting, input: CreateOrganization): Promise<Organization> {
  const account = await acting.at(Account, input.accountId);
  const timezone = input.timezone ?? 'UTC';
  acting.refuseIf(
    allBroken(
      mustSay('name', input.name, MOST_NAME),
      mustSay('key', input.key, MOST_NAME),
      mustBeTimezone('timezone', timezone),
    ),
  );
  const row = newOrganization(account.id, input, timezone, acting.now);
  await insertUnderFreeKey(acting, row);
  await assignToCreator(acting, account.id, row.id);
  const organization = Object.assign(Object.create(Organization.prototype) as Organization, {
    id: row.id,
    accountId: account.id,
    organizationId: row.id,
  });
  await acting.audit(organization, [{ coordinate: 'Organization.name', before: null, after: row.name }]);
  return organization;
}

/**
 * A key that another organization has is refused if the caller can see that organization; one taken out of reach is
 * varied, since a refusal would tell that it exists (rulings 17).
 */
async function insertUnderFreeKey(acting: Acting, row: ReturnType<typeof newOrganization>): Promise<void> {
  const { accountId, key } = row;
  const insert = (varied: string) =>
    acting.run(accountId, insertUnlessTaken('organization', { ...row, key: varied }, 'account_id, key'), [row.id]);
  if ((await insert(key)).length > 0) return;
  const visible = await acting.run(accountId, idsWhere(Organization, accountId, { key: [key] }));
  acting.refuseIf(allBroken(keyMustBeFree(visible.length)));
  const again = await insert(`${key.slice(0, MOST_NAME - VARIATION)}-${row.id.slice(-VARIATION + 1)}`);
  if (again.length === 0) throw new Error('An organization key was taken even when varied by a new id.');
}

/** A dash and the random end of the new organization's id. */
const VARIATION = 13;

const newOrganization = (accountId: string, { name, key }: CreateOrganization, timezone: string, now: Date) => ({
  accountId,
  id: v7(),
  name: name.trim(),
  key: key.trim(),
  timezone,
  version: 1,
  satLearnerCount: 0,
  reportRecipients: [],
  createdAt: now,
  updatedAt: now,
});

async function assignToCreator(acting: Acting, accountId: string, organizationId: string): Promise<void> {
  for (const membership of acting.assignedMemberships) {
    if (membership.accountId !== accountId) continue;
    const assignment = { membershipId: membership.id, organizationId, accountId, subjectKey: acting.subjectKey };
    await acting.run(accountId, insertInto('membership_organization', assignment), [organizationId]);
  }
}
