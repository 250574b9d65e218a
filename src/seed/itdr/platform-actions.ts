import type { PlatformAction, PlatformActionEntity } from '../../entities/itdr/platform-action.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf, partId } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { fill } from '../site.js';
import { thingsOf, type Concerned } from '../things.js';
import { PLATFORM_ACTION_KINDS, type PlatformActionKind } from './platform-action-kinds.js';

export type PlatformActionRow = RowOf<PlatformAction>;

/** A platform action with what it is about. */
export interface Trouble {
  readonly action: PlatformActionRow;
  readonly entities: readonly RowOf<PlatformActionEntity>[];
}

/** Of an organization by its short name; of several of an account, and of the account itself, by the account's. */
export const platformActionId = (key: string, n: number): string =>
  idOf(`${key}/platformAction/${n}`, (n + 0.8) * 43 * HOUR);

/** The troubles of one organization alone, one of each kind. */
export const troublesAt = (concerned: Concerned, count: number, clock: Clock): readonly Trouble[] =>
  PLATFORM_ACTION_KINDS.slice(0, count).map((kind, n) =>
    trouble(kind, concerned.site.accountId, platformActionId(concerned.site.key, n), [concerned], clock),
  );

/** A trouble of any number of organizations of one account; of none, it stands at the account. */
export function trouble(
  kind: PlatformActionKind,
  accountId: string,
  id: string,
  concerned: readonly Concerned[],
  clock: Clock,
): Trouble {
  const entities = concerned.flatMap((one) => entitiesOf(kind, id, one));
  const [first] = concerned;
  const words = (text: string): string =>
    first === undefined ? text : fill(text, first.site, entities[0]?.name ?? 'a host');
  const { type, subtype, severity, status, subject, details } = kind;
  return {
    entities,
    action: {
      id,
      accountId,
      organizationIds: concerned.map(({ site }) => site.organizationId),
      type,
      subtype,
      severity,
      status,
      subject: words(subject),
      details: words(details),
      ...timesOf(status, id, clock),
    },
  };
}

/** Overdue: since yesterday. What is open still has a week, what is resolved was in time. */
function timesOf(
  status: PlatformActionRow['status'],
  id: string,
  clock: Clock,
): Pick<PlatformActionRow, 'version' | 'createdAt' | 'updatedAt' | 'resolvedAt' | 'dueAt'> {
  const createdAt = clock.of(id);
  const resolvedAt = status === 'RESOLVED' ? new Date(createdAt.getTime() + 5 * HOUR) : null;
  const version = resolvedAt === null ? 1 : 2;
  const dueAt = status === 'OVERDUE' ? clock.ago(DAY) : clock.ahead(7 * DAY);
  return { version, createdAt, updatedAt: resolvedAt ?? createdAt, resolvedAt, dueAt };
}

const entitiesOf = ({ about, subtype }: PlatformActionKind, platformActionId: string, concerned: Concerned) => {
  const { accountId, organizationId, key } = concerned.site;
  return thingsOf(concerned, about, 3).map((thing, part) => ({
    ...thing,
    id: partId(platformActionId, `entity/${key}/${part}`, 1000 * (part + 1)),
    accountId,
    organizationId,
    platformActionId,
    details: thing.type === 'AGENT' ? thing.details : subtype,
  }));
};
