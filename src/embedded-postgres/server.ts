import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError, reason } from './error.js';
import type { Folders } from './folders.js';
import { livingServer, markStale, readLock } from './lock-file.js';
import { openLog, type ServerLog } from './server-log.js';
import { spawnOptions } from './server-user.js';
import type { Durability, Setup } from './setup.js';
import { stopWhenWeDie } from './watcher.js';

export type Server = { stop(): Promise<void> };

const START_MS = 60_000;
const STOP_STEP_MS = 10_000;

export async function startServer(setup: Setup): Promise<Server> {
  if (await livingServer(setup.folders)) throw inUse(setup.folders);
  await markStale(setup.folders);
  const log = await openLog(setup.folders.log);
  try {
    const postgres = await launch(setup, log.fd);
    await untilReady(postgres, setup.folders).catch((cause: unknown) => giveUp(postgres, setup.folders, log, cause));
    // A script that forgets to stop must still be able to end; the watcher then stops PostgreSQL.
    postgres.unref();
    let stopping: Promise<void> | undefined;
    return { stop: () => (stopping ??= stop(postgres)) };
  } finally {
    await log.close();
  }
}

/** Detached: Ctrl-C in a terminal reaches a whole process group, and the gateway still has requests to finish. */
async function launch({ binaries, folders, user, durability }: Setup, log: number): Promise<ChildProcess> {
  const postgres = spawn(binaries.postgres, ['-D', folders.cluster, ...settings(folders, durability)], {
    ...spawnOptions(user),
    detached: true,
    stdio: ['ignore', log, log],
  });
  await once(postgres, 'spawn');
  stopWhenWeDie(postgres, user);
  return postgres;
}

function settings(folders: Folders, durability: Durability): string[] {
  const always = [`unix_socket_directories="${folders.socket.replaceAll('"', '""')}"`, 'unix_socket_permissions=0700'];
  const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  return [...always, ...(durability === 'throwaway' ? fast : [])].flatMap((setting) => ['-c', setting]);
}

async function untilReady(postgres: ChildProcess, folders: Folders): Promise<void> {
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(5)) {
    const lock = await readLock(folders);
    if (lock?.pid === postgres.pid && lock?.status === 'ready') return;
    if (hasEnded(postgres)) throw new Error('PostgreSQL ended while it started');
  }
  throw new Error(`PostgreSQL was not ready after ${START_MS / 1000} seconds`);
}

async function giveUp(postgres: ChildProcess, folders: Folders, log: ServerLog, cause: unknown): Promise<never> {
  await stop(postgres);
  if (await livingServer(folders)) throw inUse(folders);
  throw new EmbeddedPostgresError(
    `${reason(cause)}. The end of ${folders.log}:\n${await log.tail()}\n` +
      `To begin again with an empty database remove ${folders.cluster}; to use a PostgreSQL of your own set DATABASE_URL.`,
    { cause },
  );
}

/** First a fast shutdown, which ends sessions and writes everything; then ever ruder. */
async function stop(postgres: ChildProcess): Promise<void> {
  postgres.ref();
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (hasEnded(postgres)) return;
    const ended = once(postgres, 'exit');
    postgres.kill(signal);
    await Promise.race([ended, sleep(STOP_STEP_MS, undefined, { ref: false })]);
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

function inUse(folders: Folders): EmbeddedPostgresError {
  return new EmbeddedPostgresError(
    `Another Fieldgate already uses the database in ${folders.dataDir}. Stop it, or set DATA_DIR to another folder.`,
  );
}
