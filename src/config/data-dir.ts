import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { fallbackFolder } from '../own-folder.js';

/** `.data` in the checkout; where that is read-only, a folder of this user and this checkout. Nothing is made yet. */
export function defaultDataDir(checkout: string): string {
  const beside = join(checkout, '.data');
  return isWritable(beside) ? beside : fallbackFolder(checkout);
}

/** May this user write there, or make it? */
export function isWritable(folder: string): boolean {
  if (!existsSync(folder)) return dirname(folder) !== folder && isWritable(dirname(folder));
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
