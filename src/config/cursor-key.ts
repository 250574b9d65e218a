import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { claimFolder } from '../own-folder.js';
import { ConfigurationError } from './configuration-error.js';

const LEAST_CHARACTERS = 32;

/** The secret that signs cursors: CURSOR_KEY, or this installation's own, made once so that cursors outlive a restart. */
export function cursorKey(config: { readonly cursorKey: string | null; readonly dataDir: string }): string {
  if (config.cursorKey !== null) return config.cursorKey;
  const file = join(claimFolder(config.dataDir), 'cursor.key');
  makeOnce(file);
  const key = readFileSync(file, 'utf8').trim();
  if (key.length >= LEAST_CHARACTERS) return key;
  const wrong = `is missing and ${file} is damaged`;
  throw new ConfigurationError([{ variable: 'CURSOR_KEY', wrong, remedy: 'Remove that file, or set CURSOR_KEY' }]);
}

function makeOnce(file: string): void {
  try {
    writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
