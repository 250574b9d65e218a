import type { IncidentComment, RemediationRejection } from '../entities/incident-report.js';
import type { Clock } from './clock.js';
import { HOUR, partId } from './demo-ids.js';
import { laterThan, type Incident } from './incidents.js';
import type { RowOf } from './rows.js';
import type { Site } from './site.js';

/** The SOC is no person of any tenant. */
const SOC = { authorId: null, authorName: 'SOC analyst' } as const;

/** What is said of every other report. */
const TALK = [
  { by: 'responder', body: 'The user was told. Is the backup of last night still clean?' },
  { by: 'soc', body: 'Yes: nothing of this was seen before this morning.' },
] as const;

export const commentsOn = (
  site: Site,
  incidents: readonly Incident[],
  clock: Clock,
): readonly RowOf<IncidentComment>[] =>
  incidents
    .filter((_, n) => n % 2 === 0)
    .flatMap(({ report }) => TALK.map((_, n) => commentOn(site, report.id, n, clock)));

function commentOn(site: Site, incidentReportId: string, n: number, clock: Clock): RowOf<IncidentComment> {
  const { accountId, organizationId, responder } = site;
  const { by, body } = TALK[n === 0 ? 0 : 1];
  const id = partId(incidentReportId, `comment/${n}`, (2 + n) * HOUR);
  const author =
    by === 'responder' && responder !== null ? { authorId: responder.id, authorName: responder.name } : SOC;
  return { id, accountId, organizationId, incidentReportId, ...author, body, createdAt: clock.of(id) };
}

export const rejectionsOf = (
  site: Site,
  incidents: readonly Incident[],
  clock: Clock,
): readonly RowOf<RemediationRejection>[] =>
  incidents
    .filter(({ plan }) => plan.rejected)
    .map(({ report }) => ({
      id: partId(report.id, 'rejection', 5 * HOUR),
      accountId: site.accountId,
      organizationId: site.organizationId,
      incidentReportId: report.id,
      comment: 'The program is ours: the accountants use it every month.',
      useful: true,
      name: site.responder?.name ?? null,
      phoneNumber: '+1 303 555 0100',
      email: `it@${site.domain}`,
      rejectedById: site.responder?.id ?? null,
      rejectedByName: site.responder?.name ?? null,
      createdAt: laterThan(report.id, 5, clock),
    }));
