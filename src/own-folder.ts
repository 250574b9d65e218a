import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { ConfigurationError } from './config/configuration-error.js';

/**
 * Makes the folder, or proves that it is ours. In a folder like /tmp anybody may be first under a name that can be
 * guessed, and would then own our data: use no name there that did not pass here.
 */
export function claimFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o711 });
  const anybodyMayBeFirst = (statSync(dirname(path)).mode & 0o002) !== 0;
  if (!anybodyMayBeFirst || isOurs(path)) return path;
  const wrong = `cannot be ${path}: it belongs to another user, or others may write to it`;
  throw new ConfigurationError([{ variable: 'DATA_DIR', wrong, remedy: 'Set another folder, or remove that one' }]);
}

/** Where we keep what belongs in `path` when `path` cannot be used: always the same folder for one user and one path. */
export function fallbackFolder(path: string, base: string = tmpdir()): string {
  return join(base, `fieldgate-${userId()}-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
}

export function isOurs(path: string): boolean {
  const found = lstatSync(path);
  return found.isDirectory() && found.uid === userId() && (found.mode & 0o022) === 0;
}

export function userId(): number {
  return process.geteuid?.() ?? 0;
}
