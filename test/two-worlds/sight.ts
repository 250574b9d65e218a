import { LISTS, granted } from '../isolation/lists.js';
import { rowsOf, type KnownRow, type World } from '../isolation/world.js';
import { readRequirement } from '../permissions/requirement.js';
import { gateOf, holds, isForeign, mayView, spotsOf, type Asker, type Spot } from '../reference.js';
import { meaningOf } from './meanings.js';
import { fieldOf, isTelling, needed, PUBLISHED, yieldedBy } from './published.js';

/**
 * What somebody may see of a world, row by row and cell by cell: said by the requirement, the published schema and the
 * memberships as their owner reads them (`reference.ts`), with nothing of `src/auth` or `src/context`.
 */
export class Sight {
  readonly #held = new Map<string, boolean>();
  readonly #rights = new Map<string, string>();
  readonly #rightsOver = new Map<KnownRow, string>();
  readonly #seen = new Map<KnownRow, boolean>();
  readonly #beside: ReadonlySet<string>;
  readonly #rowsBeside: ReadonlySet<string>;

  constructor(
    readonly world: World,
    readonly who: Asker,
  ) {
    this.#beside = new Set(this.#shownBeside());
    this.#rowsBeside = new Set([...this.#beside].map((cell) => cell.slice(0, cell.lastIndexOf(' '))));
  }

  holds(permission: string, spot: Spot): boolean {
    const key = `${permission} ${JSON.stringify(spot)}`;
    const known = this.#held.get(key) ?? holds(this.world, this.who, permission, spot);
    this.#held.set(key, known);
    return known;
  }

  /** Whether any door leads to the row: its id, a reference to it, or a list. */
  isSeen(row: KnownRow): boolean {
    const known = this.#seen.get(row);
    if (known !== undefined) return known;
    this.#seen.set(row, false); // lists beneath one another lead back here
    const seen = mayView(this.world, this.who, row) || this.#isOwn(row) || this.#isListed(row);
    this.#seen.set(row, seen);
    return seen;
  }

  /** Whether a value of the row may be read, and by whatever field shows it. */
  sees(row: KnownRow, column: string): boolean {
    if (this.#beside.has(cellOf(row, column))) return true;
    if (!this.isSeen(row)) return false;
    const meaning = meaningOf(row.type, column, row.columns);
    return meaning.kind === 'value' ? meaning.fields.some((field) => this.reads(row, field)) : meaning.kind === 'place';
  }

  /** Whether a field of a row that is seen may be read there. */
  reads(row: KnownRow, field: string): boolean {
    const permission = needed(row.type, field);
    if (permission === null) return true;
    const shown = fieldOf(row.type, field);
    const account = shown !== undefined && yieldedBy(shown).name === 'Account' ? row.columns['account_id'] : null;
    const spots = account == null ? spotsOf(this.world, row) : [{ accountId: account as string, organizationId: null }];
    const isHeld = (spot: Spot): boolean => this.holds(permission, spot);
    return isTelling(row.type, field) ? spots.every(isHeld) : spots.some(isHeld);
  }

  /** Whether somebody holds a permission anywhere where the row stands. */
  mayAct = (permission: string, row: KnownRow): boolean =>
    spotsOf(this.world, row).some((spot) => this.holds(permission, spot));

  /** Whether something of the row is seen although the row is not: it must stay as it stands. */
  isShownBeside = (row: KnownRow): boolean => this.#rowsBeside.has(nameOf(row));

  /** What somebody may do at a place, in one word: places alike in this are alike in everything. */
  rightsAt(accountId: string, organizationId: string): string {
    const place: KnownRow = {
      type: 'Organization',
      globalId: '',
      columns: { id: organizationId, account_id: accountId },
    };
    return isForeign(this.world, this.who, place) ? 'foreign' : this.#rightsAt({ accountId, organizationId });
  }

  /** What somebody may do with a row: the same word for all that are alike in this. */
  rightsOver(row: KnownRow): string {
    const known = this.#rightsOver.get(row);
    if (known !== undefined) return known;
    const rights = [...new Set(spotsOf(this.world, row).map((spot) => this.#rightsAt(spot)))].sort().join(' and ');
    this.#rightsOver.set(row, rights);
    return rights;
  }

  #rightsAt(spot: Spot): string {
    const key = JSON.stringify(spot);
    const known = this.#rights.get(key) ?? PERMISSIONS.filter((permission) => this.holds(permission, spot)).join(' ');
    this.#rights.set(key, known);
    return known;
  }

  organization = (id: string): KnownRow | undefined =>
    rowsOf(this.world, 'Organization').find(({ columns }) => columns['id'] === id);

  /** Every role one holds is one's own to see, wherever and however long ago; what stands nowhere is for whoever may ask. */
  #isOwn({ type, columns }: KnownRow): boolean {
    if (type === 'Membership') return columns['person_id'] === this.who.personId;
    return type === 'KnownVpn' && this.#holdsAnywhere(needed('Query', 'knownVpns') ?? '');
  }

  #holdsAnywhere(permission: string): boolean {
    const accounts = [...this.world.accounts.keys()].map((accountId) => ({ accountId, organizationId: null }));
    const organizations = rowsOf(this.world, 'Organization').flatMap((row) => spotsOf(this.world, row));
    return [...accounts, ...organizations].some((spot) => this.holds(permission, spot));
  }

  /** By a list that another permission opens than that of its id. */
  #isListed(row: KnownRow): boolean {
    const gates = new Set(spotsOf(this.world, row).map((spot) => gateOf(row.type, spot)));
    return LISTS.filter(({ child, permission }) => child === row.type && !gates.has(permission)).some((list) =>
      rowsOf(this.world, list.under).some(
        (parent) =>
          list.hangs(parent.columns, row.columns) &&
          granted(this.world, this.who, list, parent, row) &&
          this.isSeen(parent),
      ),
    );
  }

  /** Cells that are shown by something else than a field of their own row. */
  #shownBeside(): readonly string[] {
    return [...this.#namesInRules(), ...this.#handedDown(), ...this.#ownScope(), ...this.#lookedUp()];
  }

  /** A rule says for whom it holds, by name. */
  #namesInRules(): readonly string[] {
    return rowsOf(this.world, 'UnwantedAccessRule')
      .filter((rule) => this.isSeen(rule) && this.reads(rule, 'appliedTo'))
      .map(({ columns: rule }) => {
        if (rule['identity_id'] !== null) return `Identity ${rule['identity_id']} username`;
        if (rule['organization_id'] !== null) return `Organization ${rule['organization_id']} name`;
        return `Account ${rule['account_id']} name`;
      });
  }

  /** What Managed Defender hands down from the account, to whoever may see it beneath (domain.md S6). */
  #handedDown(): readonly string[] {
    const inherited = [
      { type: 'Exclusion', permission: 'exclusion.view', columns: ['kind', 'value', 'risky'] },
      { type: 'DefenderPolicy', permission: 'defender.policy.view', columns: ['mode', 'settings'] },
    ];
    return inherited.flatMap(({ type, permission, columns }) =>
      rowsOf(this.world, type)
        .filter(({ columns: row }) => row['scope'] === 'ACCOUNT')
        .filter(({ columns: row }) => this.#organizationsOf(row['account_id']).some((at) => this.holds(permission, at)))
        .flatMap((row) => columns.map((column) => cellOf(row, column))),
    );
  }

  #organizationsOf = (accountId: string): readonly Spot[] =>
    rowsOf(this.world, 'Organization')
      .filter(({ columns }) => columns['account_id'] === accountId)
      .flatMap((row) => spotsOf(this.world, row));

  /** What one's own memberships stand on: whose account it is, and who answers incidents there (domain.md 8b.22). */
  #ownScope(): readonly string[] {
    const held = this.world.memberships.filter((membership) => membership['person_id'] === this.who.personId);
    const resellers = new Set(held.map((membership) => membership['reseller_id']).filter((id) => id !== null));
    const accounts = rowsOf(this.world, 'Account').filter(({ columns }) => resellers.has(columns['reseller_id']));
    return [
      ...rowsOf(this.world, 'Reseller')
        .filter(({ columns }) => resellers.has(columns['id']))
        .map((row) => cellOf(row, 'id')),
      ...accounts.flatMap((row) => ['reseller_id', 'support_type'].map((column) => cellOf(row, column))),
    ];
  }

  /** Platform support finds tenants and people by name and explains by place (rulings 21), once the schema says so. */
  #lookedUp(): readonly string[] {
    const isSupport = this.world.memberships.some(
      ({ person_id, layer }) => person_id === this.who.personId && layer === 'PLATFORM',
    );
    const permission = needed('Query', 'directory');
    const may = permission !== null && isSupport && (this.who.only === null || this.who.only.includes(permission));
    if (!may || PUBLISHED.getQueryType()?.getFields()['explainAccess'] === undefined) return [];
    return Object.entries(LOOKED_UP).flatMap(([type, columns]) =>
      rowsOf(this.world, type).flatMap((row) => columns.map((column) => cellOf(row, column))),
    );
  }
}

const PERMISSIONS = readRequirement().map(({ permission }) => permission);

const LOOKED_UP: Readonly<Record<string, readonly string[]>> = {
  Reseller: ['name'],
  Account: ['name', 'reseller_id', 'support_type'],
  Organization: ['name'],
  User: ['name', 'email'],
  Membership: ['layer', 'role', 'organization_scope', 'expires_at'],
};

/** A person has a card at each place, under one id. */
export const nameOf = ({ type, columns }: KnownRow): string =>
  `${type} ${type === 'User' ? `${columns['place_id']}/` : ''}${columns['id']}`;

const cellOf = (row: KnownRow, column: string): string => `${nameOf(row)} ${column}`;
