import type { Pool } from 'pg';
import type { GraphQLResolveInfo } from 'graphql';
import { decide, decideInScope } from '../auth/decide.js';
import { PERMISSIONS, type Permission } from '../auth/permissions.js';
import { POLICY, ROWS } from '../auth/policy.js';
import { AccessReport, type RefusalMode } from '../auth/report.js';
import type { Claims } from '../auth/token.js';
import { atAccount, PLACE, type Place, type Placed, type Viewer } from '../auth/viewer.js';
import { Account } from '../entities/account.js';
import type { Cursors } from '../entities/cursor.js';
import { globalId, parseGlobalId } from '../entities/global-id.js';
import { storageOf } from '../entities/row.js';
import { User } from '../entities/user.js';
import type { RowJudge } from './row-judge.js';
import { ScopedRows } from './scoped-rows.js';
import { Snapshot } from './snapshot.js';

/** What every request of one process shares. */
export interface GateServices {
  readonly pool: Pool;
  /** Of the look-ups of platform support, so that they wait for no snapshot. */
  readonly supportPool: Pool;
  readonly cursors: Cursors;
  readonly judge: RowJudge;
}

/** What is known of a request before anything is read. */
export interface GateRequest {
  readonly claims: Claims;
  readonly requestId: string;
  readonly ip: string | null;
  readonly refusals: RefusalMode;
  /** One clock value per request (rulings 10). */
  readonly now: Date;
}

/** What a request carries through the engine: who asks, one snapshot, and what was refused. */
export class RequestGate {
  readonly report: AccessReport;
  #snapshot: Snapshot | null = null;
  #viewer: Viewer | null = null;

  constructor(
    readonly services: GateServices,
    readonly request: GateRequest,
  ) {
    this.report = new AccessReport(request.refusals);
  }

  /** Opens the snapshot; called once the limits were checked, so that a refused document costs no SQL. */
  async open(): Promise<void> {
    this.#snapshot = await Snapshot.open(
      this.services.pool,
      this.request.claims,
      this.request.now,
      this.services.judge,
    );
    this.#viewer = this.#snapshot.viewer;
  }

  get isOpen(): boolean {
    return this.#viewer !== null;
  }

  /** Who is asking; after an act, who is asking under the rights that the act left. */
  get viewer(): Viewer {
    if (this.#viewer === null) throw new Error('The gate is not open.');
    return this.#viewer;
  }

  /** The id of the viewer's own card: `extensions.access.viewer` (contract section 5). */
  get viewerId(): string {
    const { personId } = this.viewer;
    return globalId(storageOf(User).code, personId, personId);
  }

  get snapshot(): Snapshot {
    if (this.#snapshot === null) throw new Error('The gate has no snapshot.');
    return this.#snapshot;
  }

  /** The rows a coordinate may give, bound to that coordinate's own permission. */
  rowsFor(info: GraphQLResolveInfo): ScopedRows {
    return new ScopedRows(this, info);
  }

  /** Whether a value of a coordinate may be shown where something stands: what an audit event repeats (rulings 19). */
  mayRead(coordinate: string, placed: Placed): boolean {
    const guard = POLICY.get(coordinate);
    const permission = guard === 'public' ? rowPermission(coordinate, placed[PLACE]) : guard;
    if (permission === undefined || permission === null || permission === 'self') return false;
    return decide(this.viewer, permission, placed[PLACE]).allowed;
  }

  /** The names of the permissions that the viewer holds where something stands. */
  permissionsOn(placed: Placed): readonly string[] {
    return PERMISSIONS.filter((permission) => decide(this.viewer, permission, placed[PLACE]).allowed);
  }

  /** Where an account stands of which something is in the viewer's scopes; any other id, malformed or foreign, stands nowhere. */
  placeOfAccount(id: string): Place | undefined {
    const parsed = parseGlobalId(id);
    if (parsed === null || parsed.code !== storageOf(Account).code || parsed.id !== parsed.scopeId) return undefined;
    const place = atAccount(parsed.id);
    return decideInScope(this.viewer, place, 'overlaps').allowed ? place : undefined;
  }

  /** Lets go of the snapshot while an act writes; the act's payload is answered from a fresh one (rulings 10). */
  leaveSnapshot(): void {
    this.#snapshot?.end();
    this.#snapshot = null;
  }

  close(): void {
    this.leaveSnapshot();
  }
}

/** The context of every resolver. Apollo copies it with `Object.assign`, so the gate stands behind one property. */
export interface GatewayContext {
  readonly gate: RequestGate;
}

/** Values of rows that are `public` to whoever was shown the row: the permission by which such a row is fetched there. */
function rowPermission(coordinate: string, place: Place): Permission | null {
  const gate = ROWS.get(coordinate.split('.')[0] ?? '');
  if (gate === undefined || place.kind !== 'ACCOUNT') return null;
  return place.at.includes(place.accountId) ? gate.account : gate.organization;
}
