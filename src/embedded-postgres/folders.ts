import { chmod, chown, mkdir, readdir, realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { claimFolder, fallbackFolder } from '../own-folder.js';
import { isRoot, type ServerUser } from './server-user.js';

export type Folders = {
  /** What the operator called it; messages name this one. */
  readonly dataDir: string;
  readonly home: string;
  readonly cluster: string;
  readonly socket: string;
  readonly log: string;
};

/** `sun_path` of a Unix socket holds 104 bytes on macOS and 108 on Linux, the closing zero included. */
const SOCKET_PATH_BYTES = 103;
const SOCKET_FILE = '.s.PGSQL.5432';

export async function prepareFolders(dataDir: string, user: ServerUser): Promise<Folders> {
  const asked = resolve(dataDir);
  await openDataDir(asked);
  const home = (await mayEnter(asked)) ? asked : claimFolder(fallbackFolder(asked));
  const socket = await socketFolder(asked, home, user);
  return { dataDir: asked, home, cluster: join(home, 'pg'), socket, log: join(home, 'postgres.log') };
}

/** The socket file and the lock PostgreSQL keeps beside it. */
export function socketLock(folders: Folders): string {
  return join(folders.socket, `${SOCKET_FILE}.lock`);
}

/** As root the server is another user who must pass through. Only a folder that holds nothing but ours is opened. */
async function openDataDir(dataDir: string): Promise<void> {
  claimFolder(dataDir);
  const entries = await readdir(dataDir);
  const onlyOurs = entries.every((entry) => /^(pg|socket|postgres\.log|cursor\.key)/.test(entry));
  if (isRoot() && onlyOurs) await chmod(dataDir, 0o711);
}

async function mayEnter(dataDir: string): Promise<boolean> {
  if (!isRoot()) return true;
  for (let at = await realpath(dataDir); ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/** Whoever enters this folder is let in without a password: it belongs to the server's user and to nobody else. */
async function socketFolder(dataDir: string, home: string, user: ServerUser): Promise<string> {
  const bases = [home, fallbackFolder(dataDir), fallbackFolder(dataDir, '/tmp')];
  const base = bases.find(fits) ?? home;
  const socket = join(base === home ? home : claimFolder(base), 'socket');
  await mkdir(socket, { recursive: true, mode: 0o700 });
  await chmod(socket, 0o700);
  await chown(socket, user.uid, user.gid);
  return socket;
}

function fits(base: string): boolean {
  return Buffer.byteLength(join(base, 'socket', SOCKET_FILE)) <= SOCKET_PATH_BYTES;
}
