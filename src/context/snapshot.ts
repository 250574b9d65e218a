import DataLoader from 'dataloader';
import type { Pool, PoolClient } from 'pg';
import { unauthenticated } from '../auth/errors.js';
import type { Claims } from '../auth/token.js';
import type { Viewer } from '../auth/viewer.js';
import { Baseline } from '../entities/defender/baseline.js';
import { ScopedRepository } from '../entities/scoped-repository.js';
import { borrow, Session } from '../entities/session.js';
import { lookUpViewer } from '../entities/viewer-lookup.js';
import type { RowJudge } from './row-judge.js';

/**
 * One REPEATABLE READ snapshot: who the viewer is and the rows they see come from the same instant, so a revoked right
 * is never combined with newer data (rulings 10). Whatever depends on the viewer lives here and ends with it.
 */
export class Snapshot {
  readonly repository: ScopedRepository;
  /** What accounts hand down of Managed Defender. */
  readonly baseline: Baseline;
  /** Loaders by what they load; they batch one level of the answer and never outlive the snapshot. */
  readonly #loaders = new Map<string, unknown>();

  private constructor(
    private readonly client: PoolClient,
    readonly session: Session,
    readonly viewer: Viewer,
    judge: RowJudge,
  ) {
    this.repository = new ScopedRepository(session, (extent) => judge.wallOf(viewer, extent));
    this.baseline = new Baseline(session, (extent) => judge.wallOf(viewer, extent));
  }

  /** BEGIN, the person and the memberships travel in one round trip. Refuses a token nobody may act with. */
  static async open(pool: Pool, claims: Claims, now: Date, judge: RowJudge): Promise<Snapshot> {
    const client = await borrow(pool);
    const session = new Session(client);
    try {
      session.begin('snapshot');
      const viewer = await lookUpViewer(session, claims, now);
      if (viewer === null) throw unauthenticated();
      return new Snapshot(client, session, viewer, judge);
    } catch (error) {
      release(client, session.rollback());
      throw error;
    }
  }

  /** The loader of what a key names, made when first asked for. */
  loader<Key, Value>(key: string, batch: DataLoader.BatchLoadFn<Key, Value>): DataLoader<Key, Value> {
    let loader = this.#loaders.get(key) as DataLoader<Key, Value> | undefined;
    if (loader === undefined) this.#loaders.set(key, (loader = new DataLoader<Key, Value>(batch)));
    return loader;
  }

  /** Ends the transaction without making anybody wait for it: it has read only. */
  end(): void {
    release(this.client, this.session.commit());
  }
}

/** Gives a connection back once its transaction has ended; one that cannot end it is not used again. */
export function release(client: PoolClient, ending: Promise<void>): void {
  ending.then(
    () => client.release(),
    (error: Error) => client.release(error),
  );
}
