import { type ChildProcess, spawn } from 'node:child_process';

import { type ServerUser, spawnOptions } from './server-user.js';

const WAIT_FOR_THE_PIPE_TO_CLOSE = 'read -r _; kill -INT "$1"';

/**
 * A `kill -9` runs no code of ours, but it closes our end of every pipe. A shell that reads from one wakes up then and
 * stops PostgreSQL, which would otherwise stay and hold the data folder. Any other end of ours is covered by the way.
 */
export function stopWhenWeDie(postgres: ChildProcess, user: ServerUser): void {
  const watcher = spawn('/bin/sh', ['-c', WAIT_FOR_THE_PIPE_TO_CLOSE, 'fieldgate-watcher', String(postgres.pid)], {
    ...spawnOptions(user),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  // Without a shell PostgreSQL is stopped by us alone, and after a kill -9 by the operator.
  watcher.on('error', () => undefined);
  watcher.unref();
  // Otherwise it would, later, signal whoever has got that process number by then.
  postgres.once('exit', () => watcher.kill('SIGKILL'));
}
