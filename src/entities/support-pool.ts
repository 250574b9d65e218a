import { Pool } from 'pg';

const MOST_AT_ONCE = 2;

/**
 * A few connections of their own for the look-ups of platform support, each of which needs one besides that of its
 * snapshot. Out of one pool, as many of them as it has connections would wait for each other, and everybody for them.
 */
export function supportPoolBeside(pool: Pool): Pool {
  const support = new Pool({ ...pool.options, max: MOST_AT_ONCE });
  support.on('error', () => undefined); // an idle connection that the server ended; unheard, it would end the process
  return support;
}
