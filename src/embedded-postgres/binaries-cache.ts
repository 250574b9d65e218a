import { chmod, cp, lstat, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { isOurs, userId } from '../own-folder.js';
import { EmbeddedPostgresError } from './error.js';

/**
 * A copy of the package's `native` folder that every user may run, made once per version. Programs in a temporary
 * folder are run only if the folder is ours and nobody else may write to it: anybody could have put them there.
 */
export async function cachedCopy(native: string, addLinks: (native: string) => Promise<void>): Promise<string> {
  const cache = join(tmpdir(), `fieldgate-${userId()}-postgres-${await version(native)}`);
  const fill = (folder: string) =>
    copyMissing(native, join(folder, 'native')).then(() => addLinks(join(folder, 'native')));
  if (!(await exists(cache))) await publish(cache, fill);
  if (!isOurs(cache)) {
    throw new EmbeddedPostgresError(`${cache} was not made by us. Remove it, set TMPDIR, or set DATABASE_URL.`);
  }
  // Cleaners of temporary folders take single old files, so a copy that exists need not be whole.
  await fill(cache);
  return join(cache, 'native');
}

/** Filled aside and renamed, so that nobody ever sees half a copy. Whoever comes second keeps the first one's. */
async function publish(cache: string, fill: (folder: string) => Promise<void>): Promise<void> {
  const aside = await mkdtemp(`${cache}.`);
  try {
    await fill(aside);
    await chmod(aside, 0o755);
    await rename(aside, cache);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!(await exists(cache))) throw error;
  }
}

async function copyMissing(native: string, to: string): Promise<void> {
  await cp(native, to, { recursive: true, force: false, verbatimSymlinks: true });
  const entries = await readdir(to, { recursive: true });
  await Promise.all(['.', ...entries].map((entry) => openToAll(join(to, entry))));
}

/** Under a strict umask npm writes files that only their owner may read. */
async function openToAll(path: string): Promise<void> {
  const { mode } = await lstat(path);
  const wanted = mode & 0o100 ? 0o755 : 0o644;
  if ((mode & 0o170000) !== 0o120000 && (mode & 0o777) !== wanted) await chmod(path, wanted);
}

async function version(native: string): Promise<string> {
  const text = await readFile(join(native, '..', 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}
