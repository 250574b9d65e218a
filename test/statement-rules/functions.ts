// Functions the rules know by name.
import { namesIn, nodesIn } from './tree.js';

/** A new value at every call: each shard, and each retry, would have its own. */
export const VOLATILE: readonly string[] = [
  'random',
  'random_normal',
  'gen_random_uuid',
  'gen_random_bytes',
  'uuidv4',
  'uuidv7',
  'uuid_generate_v1',
  'uuid_generate_v4',
  'nextval',
  'clock_timestamp',
  'timeofday',
];

/** Steady within a transaction, yet not the request's one clock value. */
export const CLOCKS: readonly string[] = [
  'now',
  'transaction_timestamp',
  'statement_timestamp',
  'current_date',
  'current_time',
  'current_timestamp',
  'localtime',
  'localtimestamp',
];

/** These read tables named in a text, which no syntax tree shows. */
const QUERYING = /^(query|cursor|table|schema|database)_to_xml|^(dblink|ts_stat$|ts_rewrite$)/;

export const queriesByText = (name: string): boolean => QUERYING.test(name);

/** The functions called anywhere below, `current_timestamp(3)` and its kin among them. */
export function callsIn(tree: unknown): readonly string[] {
  return [...nodesIn(tree)].flatMap(({ kind, body }) => {
    if (kind === 'FuncCall') return namesIn(body.funcname).slice(-1);
    return kind === 'SQLValueFunction' ? [(body.op ?? '').replace(/^SVFOP_|_N$/g, '').toLowerCase()] : [];
  });
}
