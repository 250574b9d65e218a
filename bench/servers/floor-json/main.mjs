// (a) The floor as JSON: each question is one hand-written statement that returns the whole body.
import { serve, START } from '../floor/serve.mjs';
import { CONSOLE, DEEP, SMALL, WALK, WIDE } from './statements.mjs';

const PAGES = Array.from({ length: 10 }, (_, n) => `a${n}`);

const answered =
  (name, text, cursors = []) =>
  async (variables, pool) => {
    const values = [variables.accountId, ...cursors.map((cursor) => variables[cursor] ?? START)];
    return (await pool.query({ name, text, values })).rows[0].answer;
  };

await serve({
  small: answered('small', SMALL),
  console: answered('console', CONSOLE),
  wide: answered('wide', WIDE, PAGES),
  deep: answered('deep', DEEP),
  walk: answered('walk', WALK, ['after']),
});
