import { execFile } from 'node:child_process';
import { chown, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';

import { EmbeddedPostgresError, reason } from './error.js';
import { OWNER } from './roles.js';
import { spawnOptions } from './server-user.js';
import type { Setup } from './setup.js';

/** The same on every machine: byte order, Unicode letters, UTC, and nobody let in over the network. */
const SETTINGS = [
  ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
  ['--auth-local=trust', '--auth-host=reject', `--username=${OWNER}`],
  ['--set=listen_addresses=', '--set=max_connections=100', '--set=timezone=UTC', '--set=log_timezone=UTC'],
].flat();

/** Made aside and renamed: a start that is killed half-way, or two at once, leave no half-made cluster behind. */
export async function createCluster({ binaries, folders, user, durability }: Setup): Promise<void> {
  if (await exists(folders.cluster)) return;
  const aside = await mkdtemp(`${folders.cluster}-`);
  try {
    await chown(aside, user.uid, user.gid);
    const haste = durability === 'throwaway' ? ['--no-sync'] : [];
    await promisify(execFile)(binaries.initdb, ['-D', aside, ...haste, ...SETTINGS], spawnOptions(user));
    await rename(aside, folders.cluster);
  } catch (cause) {
    await rm(aside, { recursive: true, force: true });
    if (!(await exists(folders.cluster))) throw refusal(cause);
  }
}

function refusal(cause: unknown): EmbeddedPostgresError {
  const text = `PostgreSQL could not make its data folder: ${reason(cause)}`;
  return new EmbeddedPostgresError(`${text}\nSet DATA_DIR, or DATABASE_URL to a PostgreSQL of your own.`, { cause });
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
