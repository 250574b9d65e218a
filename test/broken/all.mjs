import { ACTS } from './acts.mjs';
import { ENGINE } from './engine.mjs';
import { EXPLAIN } from './explain.mjs';
import { FIELDS } from './fields.mjs';
import { NAMES } from './names.mjs';
import { ORACLES } from './oracles.mjs';
import { PEOPLE } from './people.mjs';
import { ROWS } from './rows.mjs';
import { SIGHTS } from './sights.mjs';
import { VERSIONS } from './versions.mjs';
import { WALLS } from './walls.mjs';
import { toldApart } from './worlds.mjs';

/**
 * Every breakage: a name that says what is wrong then, the texts to replace, and the tests that should notice.
 *
 * @typedef {{ readonly file: string, readonly find: string, readonly replace: string }} Edit
 * @typedef {{ readonly name: string, readonly edits: readonly Edit[], readonly tests: readonly string[] }} Breakage
 * @type {readonly Breakage[]}
 */
const EACH = [
  ...FIELDS,
  ...ROWS,
  ...SIGHTS,
  ...WALLS,
  ...PEOPLE,
  ...ACTS,
  ...NAMES,
  ...VERSIONS,
  ...ORACLES,
  ...EXPLAIN,
  ...ENGINE,
];

export const BREAKAGES = [...EACH, ...toldApart(EACH)];
