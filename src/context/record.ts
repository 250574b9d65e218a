import { v7 } from 'uuid';
import type { RequestGate } from './request-gate.js';

/** What is told of an act, besides who did it in which request. */
export interface Act {
  readonly accountId: string;
  readonly organizationId: string | null;
  readonly action: string;
  readonly targetType: string;
  readonly targetId: string;
  /** JSON of what was changed. */
  readonly changes: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Who acts, under the name by which whoever reads the record knows them. */
export interface Actor {
  readonly personId: string;
  readonly name: string | null;
}

/** The row of the audit that records an act: who did what to which row, in which request (domain.md AU7). */
export const recordOf = ({ request }: RequestGate, { personId, name }: Actor, act: Act) => ({
  ...act,
  id: v7(),
  actorId: personId,
  actorName: name,
  membershipId: null,
  result: 'DONE',
  requestId: request.requestId,
  ip: request.ip,
  breakGlass: false,
});
