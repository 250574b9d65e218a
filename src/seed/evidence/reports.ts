import type { SummaryReport } from '../../entities/evidence/summary-report.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { bookId } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import type { Site } from '../site.js';
import { countersOf } from './report-counters.js';

type ReportRow = RowOf<SummaryReport>;

interface Period {
  readonly type: ReportRow['type'];
  readonly months: number;
  /** How many months ago it ended. */
  readonly ended: number;
}

/** The last two months, and the last whole quarter and year. */
const periodsAt = ({ today }: Clock): readonly Period[] => [
  { type: 'MONTHLY_SUMMARY', months: 1, ended: 0 },
  { type: 'MONTHLY_SUMMARY', months: 1, ended: 1 },
  { type: 'QUARTERLY_SUMMARY', months: 3, ended: today.getUTCMonth() % 3 },
  { type: 'YEARLY_SUMMARY', months: 12, ended: today.getUTCMonth() },
];

const ANALYST = {
  name: 'Robin Hale',
  title: 'Threat Analyst',
  note: 'Nothing of this period is left to do. Close what is open to the internet and need not be.',
};

export const reportsOf = (site: Site, agents: readonly AgentRow[], clock: Clock): readonly ReportRow[] =>
  periodsAt(clock).map(({ type, months, ended }, n) => ({
    id: bookId(site.key, 'summary-report', n),
    accountId: site.accountId,
    organizationId: site.organizationId,
    type,
    periodStart: clock.month(ended + months),
    periodEnd: clock.month(ended),
    url:
      n === 0 ? null : `https://reports.${site.domain}/${clock.month(ended).toISOString().slice(0, 7)}-${months}.pdf`,
    analyst: analystOf(type),
    counters: countersOf(`${site.key}/${n}`, { months, agents, bought: type !== 'YEARLY_SUMMARY' }),
  }));

/** Nobody signs for a year, and a month is signed without many words. */
function analystOf(type: ReportRow['type']): ReportRow['analyst'] {
  switch (type) {
    case 'MONTHLY_SUMMARY':
      return { ...ANALYST, note: null };
    case 'QUARTERLY_SUMMARY':
      return ANALYST;
    case 'YEARLY_SUMMARY':
      return null;
  }
}
