import type { BrokenRule } from '../auth/conditions.js';
import { borrow } from '../entities/session.js';
import { Acting, Broken } from './acting.js';
import type { RequestGate } from './request-gate.js';
import { release } from './snapshot.js';

/** How an act ended: done, with what its payload shows; or broken rules, and nothing was changed. */
export type Outcome<Done> = { readonly done: Done } | { readonly broken: readonly BrokenRule[] };

/**
 * Runs an act: check and write in one transaction. The last statements before COMMIT read the person and memberships
 * again, held until it ends, and judge every place anew: a right revoked between check and write rolls back (rulings 10).
 */
export async function perform<Done>(
  gate: RequestGate,
  mutation: string,
  work: (acting: Acting) => Promise<Done>,
): Promise<Outcome<Done>> {
  gate.leaveSnapshot();
  const outcome = await attempt(gate, mutation, work);
  await gate.open(); // the payload is answered from a fresh snapshot, under the rights that stand now
  return outcome;
}

async function attempt<Done>(
  gate: RequestGate,
  mutation: string,
  work: (acting: Acting) => Promise<Done>,
): Promise<Outcome<Done>> {
  const client = await borrow(gate.services.pool);
  const acting = new Acting(gate, client, mutation);
  try {
    const done = await work(acting);
    await acting.commit();
    client.release();
    return { done };
  } catch (error) {
    release(client, acting.rollback());
    if (error instanceof Broken) return { broken: error.rules };
    throw error;
  }
}
