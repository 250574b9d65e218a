import type { UnresponsiveAgentSettings } from '../../entities/settings/unresponsive-agent-settings.js';
import type { Clock } from '../clock.js';
import { bookId, DAY } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle } from '../site.js';
import type { Office } from './office.js';

type Settings = RowOf<UnresponsiveAgentSettings>;

/** What an account chose, and what its organizations did (domain.md 5.2). */
const OF_ACCOUNTS = [21, 30, 60, 90];
const OF_ORGANIZATIONS = [2, 14, 45, 7];
const LIMITS = [7, 0, 14, 21, 30];
const ACTIONS: readonly Settings['action'][] = ['NO_ACTION', 'UNINSTALL'];

/** Those of the account; two of any four of its organizations have their own. */
export function unresponsiveSettingsOf({ account, n }: Office, clock: Clock): readonly Settings[] {
  const overriding = account.organizations.filter((_, place) => place % 4 < 2);
  return [
    settings(account.key, null, cycle(OF_ACCOUNTS, n), n),
    ...overriding.map(({ key, id }, place) => settings(key, id, cycle(OF_ORGANIZATIONS, place), n + place + 1)),
  ];

  function settings(owner: string, organizationId: string | null, afterDays: number, variety: number): Settings {
    return {
      id: bookId(owner, 'unresponsive-agents', 22),
      accountId: account.id,
      organizationId,
      afterDays,
      limitDays: cycle(LIMITS, variety),
      action: cycle(ACTIONS, variety),
      version: 1,
      updatedAt: clock.ago((30 + variety) * DAY),
    };
  }
}
