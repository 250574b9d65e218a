import type { PoolClient } from 'pg';
import type { BrokenRule } from '../auth/conditions.js';
import { decide } from '../auth/decide.js';
import { forbidden, notFound, unauthenticated } from '../auth/errors.js';
import { grants, type Permission } from '../auth/permissions.js';
import { permissionOf } from '../auth/policy.js';
import { columnOf, PLACE, type Place, type Placed, type Viewer } from '../auth/viewer.js';
import type { AuditChange } from '../entities/audit-event.js';
import type { Extent } from '../entities/extent.js';
import { parseGlobalId } from '../entities/global-id.js';
import { columnsOf, storageOf, type Row, type RowClass } from '../entities/row.js';
import { ScopedRepository } from '../entities/scoped-repository.js';
import { Session, type Statement } from '../entities/session.js';
import { User } from '../entities/user.js';
import { lookUpViewer } from '../entities/viewer-lookup.js';
import { insertInto } from '../entities/writes.js';
import { gateExtent } from './extents.js';
import { recordOf } from './record.js';
import type { RequestGate } from './request-gate.js';

/** Breaks an act off; whatever it wrote is rolled back. */
export class Broken extends Error {
  constructor(readonly rules: readonly BrokenRule[]) {
    super('A rule was broken.');
  }
}

/** What an act may do, in one transaction, as one viewer, under one permission. */
export class Acting {
  readonly #session: Session;
  readonly #viewer: Viewer;
  readonly #permission: Permission;
  readonly #repository: ScopedRepository;
  readonly #judged: Place[] = [];

  constructor(
    private readonly gate: RequestGate,
    client: PoolClient,
    private readonly mutation: string,
  ) {
    this.#viewer = gate.viewer;
    this.#permission = permissionOf(`Mutation.${mutation}`);
    this.#session = new Session(client);
    this.#session.begin('write');
    this.#repository = new ScopedRepository(this.#session, (extent) =>
      gate.services.judge.wallOf(this.#viewer, extent),
    );
  }

  get now(): Date {
    return this.gate.request.now;
  }

  get personId(): string {
    return this.#viewer.personId;
  }

  /**
   * Loads the rows an input names, locked, through the reach of the permission to *view* them; one that is absent, of
   * another type or of another account makes the whole input NOT_FOUND (rulings 4.2). Then each must be in reach of the
   * act itself (rulings 4.3).
   */
  async load<R extends Row & { accountId: string }>(
    rowClass: RowClass<R>,
    globalIds: readonly string[],
  ): Promise<readonly R[]> {
    const rows = await this.#found(rowClass, globalIds, 'for update');
    for (const row of rows) this.require(row);
    return rows;
  }

  /** The place an input names, such as the account to create something in, visible to the viewer and not locked. */
  async at<R extends Row>(rowClass: RowClass<R>, globalId: string): Promise<R> {
    const [row] = await this.#found(rowClass, [globalId], 'none');
    if (row === undefined) throw notFound();
    this.require(row);
    return row;
  }

  /** Refuses unless the act's permission covers the place; remembered, to be judged again before COMMIT. */
  require({ [PLACE]: place }: Placed): void {
    const decision = decide(this.#viewer, this.#permission, place);
    if (!decision.allowed) throw forbidden(`Mutation.${this.mutation}`, this.#permission, decision.reason);
    this.#judged.push(place);
  }

  /** Breaks the act off when a rule says no. */
  refuseIf(rules: readonly BrokenRule[]): void {
    if (rules.length > 0) throw new Broken(rules);
  }

  /** Runs a statement on one account, behind a wall around the reach of the act itself. `joining` names organizations that the act itself creates. */
  async run<Result extends object>(
    accountId: string,
    statement: Statement,
    joining: readonly string[] = [],
  ): Promise<readonly Result[]> {
    const wall = this.gate.services.judge.wallWithin(this.#viewer, this.#permission, accountId);
    const spots = wall['app.organizations'];
    const widened = joining.length === 0 || spots === '*' ? spots : [spots, ...joining].join(',');
    return this.#session.within<Result>({ ...wall, 'app.organizations': widened ?? '' }, statement);
  }

  get subjectKey(): string {
    return this.gate.request.claims.subjectKey;
  }

  /** The memberships that let the viewer act here and reach only the organizations assigned to them (domain.md 8b.21). */
  get assignedMemberships(): readonly { readonly id: string; readonly accountId: string }[] {
    return this.#viewer.memberships.flatMap((held) =>
      held.layer === 'ACCOUNT' && held.organizationIds !== null && grants(columnOf(held, undefined), this.#permission)
        ? [{ id: held.id, accountId: held.accountId }]
        : [],
    );
  }

  /** The acting person's name as the account knows it, else as the reseller does for which they act there (rulings 12). */
  async nameIn(accountId: string): Promise<string | null> {
    const nobody = { account: false, organizations: new Set<string>() };
    const known = await this.#nameAt({
      kind: 'ACCOUNT',
      accountId,
      reach: nobody,
      selfId: this.personId,
      now: this.now,
    });
    const resellerId = this.#viewer.accounts.get(accountId)?.resellerId ?? null;
    return known !== null || resellerId === null ? known : this.#nameAt({ kind: 'RESELLER', resellerId });
  }

  /** Records the act: who did what to which row, in this very transaction (domain.md AU7). */
  async audit(
    row: Row & { accountId: string; organizationId?: string },
    changes: readonly AuditChange[],
    reason: string | null = null,
  ): Promise<void> {
    const actor = { personId: this.personId, name: await this.nameIn(row.accountId) };
    const event = recordOf(this.gate, actor, {
      accountId: row.accountId,
      organizationId: row.organizationId ?? null,
      action: this.mutation,
      targetType: row.constructor.name,
      targetId: row.id,
      changes: JSON.stringify(changes),
      reason,
      at: this.now,
    });
    await this.run(
      row.accountId,
      insertInto('audit_event', event),
      row.organizationId === undefined ? [] : [row.organizationId],
    );
  }

  /**
   * Judges again by the clock of now: a right that was ended while the act waited has ended. Who was waited for may have
   * changed what the holding statement read beside the rows it held, so what counts is read once they are held.
   */
  async commit(): Promise<void> {
    const { claims } = this.gate.request;
    const now = new Date();
    const [, viewer] = await Promise.all([
      lookUpViewer(this.#session, claims, now, 'hold'),
      lookUpViewer(this.#session, claims, now), // sent after it on the same connection, and so read after it
    ]);
    if (viewer === null) throw unauthenticated();
    for (const place of this.#judged) {
      const decision = decide(viewer, this.#permission, place);
      if (!decision.allowed) throw forbidden(`Mutation.${this.mutation}`, this.#permission, decision.reason);
    }
    await this.#session.commit();
  }

  rollback(): Promise<void> {
    return this.#session.rollback();
  }

  async #nameAt(extent: Extent): Promise<string | null> {
    const [card] = await this.#repository.byIds({ rowClass: User, extent, wanted: ['name'] }, [this.personId]);
    return card?.name ?? null;
  }

  async #found<R extends Row>(
    rowClass: RowClass<R>,
    globalIds: readonly string[],
    lock: 'for update' | 'none',
  ): Promise<readonly R[]> {
    const ids = globalIds.map(parseGlobalId);
    const scopeId = ids[0]?.scopeId;
    const sound = ids.every((id) => id !== null && id.code === storageOf(rowClass).code && id.scopeId === scopeId);
    const extent = sound && scopeId !== undefined ? gateExtent(this.gate, rowClass, scopeId) : null;
    if (extent === null) throw notFound();
    const wanted = [...new Set(ids.map((id) => id?.id ?? ''))]; // an act may need any column of the rows it judges
    const rows = await this.#repository.byIds({ rowClass, extent, wanted: [...columnsOf(rowClass)] }, wanted, lock);
    if (rows.length !== wanted.length) throw notFound();
    return rows;
  }
}
