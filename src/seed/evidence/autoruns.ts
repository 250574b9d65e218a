import { createHash } from 'node:crypto';
import type { Autorun, FileHashes } from '../../entities/evidence/autorun.js';
import type { Binary } from '../../entities/evidence/binary.js';
import type { CollectedFile } from '../../entities/evidence/collected-file.js';
import type { AgentRow } from '../agents.js';
import type { Clock } from '../clock.js';
import { DAY, HOUR, idOf, partId } from '../demo-ids.js';
import type { RowOf } from '../rows.js';
import { cycle, type Site } from '../site.js';
import { AUTORUN_KINDS, type AutorunKind } from './autorun-kinds.js';

/** An autorun with what it was made from: its file is made from the same. */
export interface Started {
  readonly kind: AutorunKind;
  readonly autorun: RowOf<Autorun>;
}

const EACH = 2;

/** The n-th host starts the n-th of what hosts of its platform start, and the next. */
export const autorunsOn = (site: Site, hosts: readonly AgentRow[], clock: Clock): readonly Started[] =>
  hosts.flatMap((host, n) =>
    Array.from({ length: EACH }, (_, m) =>
      startedOn(site, host, cycle(AUTORUN_KINDS[host.platform], n + m), clock, n * EACH + m),
    ),
  );

function startedOn(site: Site, host: AgentRow, kind: AutorunKind, clock: Clock, n: number): Started {
  const { name, startMethod, path, userAccount, classification } = kind;
  const id = idOf(`${site.key}/autorun/${n}`, (n + 3) * DAY);
  const autorun = {
    id,
    accountId: site.accountId,
    organizationId: site.organizationId,
    agentId: host.id,
    binaryId: path === null ? null : binaryId(site, path),
    name,
    startMethod,
    filePath: path,
    userAccount,
    hashes: path === null ? null : hashesOf(path),
    classification,
    firstSeenAt: clock.of(id),
  };
  return { kind, autorun };
}

/** However many start a file, it is one binary in the organization (rulings 13). */
export function binariesOf({ accountId, organizationId }: Site, started: readonly Started[]): readonly RowOf<Binary>[] {
  const byId = new Map(
    started.flatMap(({ kind, autorun }) => {
      const { binaryId: id, hashes } = autorun;
      if (id === null || hashes === null || kind.file === null) return [];
      const { classification, file } = kind;
      return [[id, { id, accountId, organizationId, sha256: hashes.sha256, ...file, classification }] as const];
    }),
  );
  return [...byId.values()];
}

/** What nobody knew was collected when it was first seen. */
export const filesOf = (started: readonly Started[], clock: Clock): readonly RowOf<CollectedFile>[] =>
  started.flatMap(({ autorun }) => {
    const { accountId, organizationId, agentId, filePath: path, hashes, classification } = autorun;
    if (path === null || hashes === null || classification === 'REPUTABLE') return [];
    const id = partId(autorun.id, 'collected', HOUR);
    return [{ id, accountId, organizationId, agentId, sha256: hashes.sha256, path, collectedAt: clock.of(id) }];
  });

const binaryId = ({ key }: Site, path: string): string => idOf(`${key}/binary/${path}`, 200 * DAY);

/** The same file has the same digests in every organization. */
function hashesOf(path: string): FileHashes {
  const digest = (algorithm: string): string => createHash(algorithm).update(path).digest('hex');
  return { md5: digest('md5'), sha1: digest('sha1'), sha256: digest('sha256') };
}
