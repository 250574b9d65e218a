import type { AccountFacts, Membership, Place, RoleName, SupportType, Viewer } from '../../src/auth/viewer.js';
import { atAccount, atOrganization, freezeViewer } from '../../src/auth/viewer.js';
import { PERMISSIONS } from '../../src/auth/permissions.js';
import type { Dice } from '../filters/random.js';
import type { Columns, World } from '../isolation/world.js';
import type { Asker, Spot } from '../reference.js';

/** Tenants nobody thought of, and somebody in them: as rows for the reference, as a viewer for the judge. */
export interface Tenants {
  readonly world: World;
  readonly asker: Asker;
  readonly viewer: Viewer;
  /** Where a row may stand: the place for the judge, and the same in spots for the reference. */
  readonly places: readonly { readonly place: Place; readonly spots: readonly Spot[] }[];
}

const ME = 'me';
const ACCOUNT_ROLES = ['ADMIN', 'SECURITY_ENGINEER', 'PROVISIONER', 'USER', 'FINANCE', 'MARKETING', 'READ_ONLY'];
const ORGANIZATION_ROLES = ['ADMIN', 'SECURITY_ENGINEER', 'USER', 'READ_ONLY'];
const SUPPORT_TYPES: readonly SupportType[] = ['HUNTRESS_SUPPORTED', 'PARTNER_SUPPORTED', 'NOT_APPLICABLE'];
const ASSIGNABLE = ['PROVISIONER', 'USER', 'READ_ONLY'];

export function randomTenants(dice: Dice): Tenants {
  const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
  const resellers = Array.from({ length: 1 + dice(2) }, (_, n) => `reseller ${n}`);
  const accounts = Array.from({ length: 1 + dice(4) }, (_, n) => ({
    id: `account ${n}`,
    reseller_id: dice(3) === 0 ? null : pick(resellers),
    support_type: pick(SUPPORT_TYPES),
    organizations: Array.from({ length: 1 + dice(4) }, (_org, k) => `organization ${n}.${k}`),
  }));
  const held = Array.from({ length: dice(5) }, (_, n): Columns => {
    const account = pick(accounts);
    const blank = {
      id: `membership ${n}`,
      person_id: ME,
      reseller_id: null,
      account_id: account.id,
      organization_id: null,
    };
    const role = pick(ACCOUNT_ROLES);
    const scope = ASSIGNABLE.includes(role) && dice(2) === 0 ? 'ASSIGNED' : 'ALL';
    const assigned = scope === 'ASSIGNED' ? account.organizations.filter(() => dice(2) === 0) : [];
    switch (dice(8)) {
      case 0:
        return { ...blank, account_id: null, layer: 'PLATFORM', role: 'SUPPORT' };
      case 1:
        return { ...blank, account_id: null, reseller_id: pick(resellers), layer: 'RESELLER', role: 'ADMIN' };
      case 2:
      case 3:
      case 4:
        return {
          ...blank,
          organization_id: pick(account.organizations),
          layer: 'ORGANIZATION',
          role: pick(ORGANIZATION_ROLES),
        };
      default:
        return { ...blank, layer: 'ACCOUNT', role, organization_scope: scope, assigned };
    }
  });
  const only = dice(4) === 0 ? PERMISSIONS.filter(() => dice(3) === 0) : null;
  return {
    world: {
      byType: new Map(),
      accounts: new Map(accounts.map((account) => [account.id, account])),
      memberships: held,
    },
    asker: { personId: ME, only },
    viewer: viewerOf(held, accounts, only),
    places: [...resellers.map(ofReseller), ...accounts.flatMap((account) => placesIn(account, dice))],
  };
}

const ofReseller = (resellerId: string) => ({
  place: { kind: 'RESELLER', resellerId } as const,
  spots: [{ resellerId }],
});

function placesIn({ id, organizations }: { id: string; organizations: readonly string[] }, dice: Dice) {
  const some = organizations.filter(() => dice(2) === 0);
  return [
    { place: atAccount(id), spots: [{ accountId: id, organizationId: null }] },
    ...organizations.map((organizationId) => ({
      place: atOrganization(id, organizationId),
      spots: [{ accountId: id, organizationId }],
    })),
    ...(some.length < 2
      ? []
      : [
          {
            place: { kind: 'ACCOUNT', accountId: id, at: some } as const,
            spots: some.map((organizationId) => ({ accountId: id, organizationId })),
          },
        ]),
  ];
}

/** What the look-up of a request would have made of the rows. */
function viewerOf(held: readonly Columns[], accounts: readonly Columns[], only: readonly string[] | null): Viewer {
  const known = accounts.filter(({ id, reseller_id: above }) =>
    held.some((row) => row['account_id'] === id || (row['layer'] === 'RESELLER' && row['reseller_id'] === above)),
  );
  return freezeViewer({
    personId: ME,
    memberships: held.map(membershipOf),
    accounts: new Map(
      known.map(({ id, reseller_id: resellerId, support_type: supportType }) => [
        id as string,
        { resellerId, supportType } as AccountFacts,
      ]),
    ),
    narrowedTo: only === null ? null : (new Set(only) as Viewer['narrowedTo']),
  });
}

function membershipOf(row: Columns): Membership {
  const { id, layer, role } = row as { id: string; layer: Membership['layer']; role: RoleName };
  const [accountId, organizationId, resellerId] = [
    row['account_id'],
    row['organization_id'],
    row['reseller_id'],
  ] as string[];
  const base = { id, role };
  if (layer === 'PLATFORM') return { ...base, layer };
  if (layer === 'RESELLER') return { ...base, layer, resellerId: resellerId ?? '' };
  if (layer === 'ORGANIZATION')
    return { ...base, layer, accountId: accountId ?? '', organizationId: organizationId ?? '' };
  const assigned = row['organization_scope'] === 'ALL' ? null : (row['assigned'] as readonly string[]);
  return { ...base, layer, accountId: accountId ?? '', organizationIds: assigned };
}
