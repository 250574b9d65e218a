import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Folders, socketLock } from './folders.js';

export type Lock = { readonly pid: number; readonly status: string };

const FIRST_LINE = 0;
const STATUS_LINE = 7;
const MOST_PATIENCE_MS = 15_000;

/** What `postmaster.pid` says about the server of this cluster, or null if there is none. */
export async function readLock(folders: Folders): Promise<Lock | null> {
  const text = await readFile(lockFile(folders), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[FIRST_LINE]);
  return pid > 0 ? { pid, status: (lines[STATUS_LINE] ?? '').trim() } : null;
}

/** The server that serves this cluster now, if any. One that is just leaving (after a kill -9 of ours) is waited for. */
export async function livingServer(folders: Folders): Promise<Lock | null> {
  for (const end = Date.now() + MOST_PATIENCE_MS; ; await sleep(20)) {
    const lock = await readLock(folders);
    if (lock === null || !(await isPostgres(lock.pid))) return null;
    if (lock.status !== 'stopping' || Date.now() > end) return lock;
  }
}

/**
 * After a crash the lock files stay. PostgreSQL takes them over, unless their process number was given to another
 * process meanwhile, as happens in containers. Our own number stands for "stale": PostgreSQL never takes its parent for
 * a rival, and still looks whether old workers use the data, which deleting the file would prevent.
 */
export async function markStale(folders: Folders): Promise<void> {
  for (const file of [lockFile(folders), socketLock(folders)]) {
    const text = await readFile(file, 'utf8').catch(() => '');
    if (lives(Number(text.split('\n')[FIRST_LINE]))) await writeFile(file, text.replace(/^\d+/, String(process.pid)));
  }
}

function lockFile(folders: Folders): string {
  return join(folders.cluster, 'postmaster.pid');
}

/** A living process is not enough: the number may be anybody's by now, even a thread of ours. */
async function isPostgres(pid: number): Promise<boolean> {
  const comm = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => null);
  return comm === null ? lives(pid) : comm.trim() === 'postgres';
}

function lives(pid: number): boolean {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
