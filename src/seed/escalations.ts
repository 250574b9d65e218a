import type { Escalation, EscalationEntity } from '../entities/escalation.js';
import type { Clock } from './clock.js';
import { DAY, escalationId, HOUR, partId } from './demo-ids.js';
import { ESCALATION_KINDS, type EscalationKind } from './escalation-kinds.js';
import type { RowOf } from './rows.js';
import { fill } from './site.js';
import { thingsOf, type Concerned } from './things.js';

export type EscalationRow = RowOf<Escalation>;
export type EntityRow = RowOf<EscalationEntity>;

/** An escalation with what it is about. */
export interface Question {
  readonly escalation: EscalationRow;
  readonly entities: readonly EntityRow[];
}

/** The questions about one organization alone, one of each kind. */
export const questionsAt = (concerned: Concerned, count: number, clock: Clock): readonly Question[] =>
  ESCALATION_KINDS.slice(0, count).map((kind, n) => {
    const { accountId, key } = concerned.site;
    return question(kind, { accountId, id: escalationId(key, n), n }, [concerned], clock);
  });

/** A question about any number of organizations of one account; about none, it stands at the account. */
export function question(
  kind: EscalationKind,
  { accountId, id, n }: { readonly accountId: string; readonly id: string; readonly n: number },
  concerned: readonly Concerned[],
  clock: Clock,
): Question {
  const entities = concerned.flatMap((one) => entitiesOf(kind, id, n, one));
  return {
    entities,
    escalation: {
      ...wordsOf(kind, concerned[0], entities),
      ...stateOf(kind, id, n, clock),
      accountId,
      id,
      organizationIds: concerned.map(({ site }) => site.organizationId),
    },
  };
}

function wordsOf(
  { type, subtype, severity, subject, details }: EscalationKind,
  first: Concerned | undefined,
  entities: readonly EntityRow[],
): Pick<EscalationRow, 'type' | 'subtype' | 'severity' | 'subject' | 'details'> {
  const words = (text: string): string =>
    first === undefined ? text : fill(text, first.site, entities[0]?.name ?? 'a host');
  return { type, subtype, severity, subject: words(subject), details: words(details) };
}

/** The severity sets by when an answer is expected (domain.md H23); what is still open has until some day to come. */
const HOURS_TO_ANSWER = { CRITICAL: 4, HIGH: 24, LOW: 72 } as const;

function stateOf(
  { severity, status, determination, scope, resolutionMethod }: EscalationKind,
  id: string,
  n: number,
  clock: Clock,
): Omit<
  EscalationRow,
  'accountId' | 'id' | 'organizationIds' | 'type' | 'subtype' | 'severity' | 'subject' | 'details'
> {
  const createdAt = clock.of(id);
  const due = new Date(createdAt.getTime() + HOURS_TO_ANSWER[severity] * HOUR);
  const resolvedAt = status === 'RESOLVED' ? new Date(createdAt.getTime() + 3 * HOUR) : null;
  const dueAt = status === 'OPEN' || status === 'SENT' ? clock.ahead((n + 1) * DAY) : due;
  const version = resolvedAt === null ? 1 : 2;
  const updatedAt = resolvedAt ?? createdAt;
  return { status, version, determination, scope, resolutionMethod, resolvedAt, dueAt, createdAt, updatedAt };
}

/** Two identities, or one host; each stands in its organization. */
function entitiesOf(
  { about, subtype }: EscalationKind,
  escalationRowId: string,
  n: number,
  concerned: Concerned,
): readonly EntityRow[] {
  const { accountId, organizationId, key } = concerned.site;
  return thingsOf(concerned, about, n).map((thing, part) => ({
    ...thing,
    id: partId(escalationRowId, `entity/${key}/${part}`, 1000 * (part + 1)),
    accountId,
    organizationId,
    escalationId: escalationRowId,
    details: about === 'AGENT' || subtype === null ? thing.details : `Seen ${2 + part} times: ${subtype}`,
  }));
}
