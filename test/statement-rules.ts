// Proves on the syntax tree that a statement would run on a sharded PostgreSQL and names exactly one account.
import { parse } from 'pgsql-parser';
import { accountsOf, missingAccounts, moreThanOneAccount } from './statement-rules/account.js';
import { placementOf, type Catalogue } from './statement-rules/catalogue.js';
import { forbiddenIn } from './statement-rules/forbidden.js';
import { callsIn } from './statement-rules/functions.js';
import { scopesIn, usesOf } from './statement-rules/scopes.js';
import { settingRules } from './statement-rules/settings.js';
import { tableRules } from './statement-rules/tables.js';
import { as, type Kind, type Node } from './statement-rules/tree.js';
import { accountsInserted, insertRules, insertsIn, mixedWrites, movedRows } from './statement-rules/writes.js';

export type { Catalogue } from './statement-rules/catalogue.js';

/** Each violation as a sentence: what, which rule, how to mend it. Empty: the statement is fine. */
export async function violationsOf(sql: string, catalogue: Catalogue): Promise<readonly string[]> {
  const commands = await commandsIn(sql);
  if (typeof commands === 'string') return [`the statement does not parse: ${commands}`];
  const together = commands.length > 1 ? ['several commands in one message: each is its own, SET LOCAL above all'] : [];
  return [...new Set([...together, ...commands.flatMap((command) => rulesFor(command, catalogue))])];
}

/** Advice is listed with the violations; a caller that tolerates it filters by this. */
export const isAdvice = (violation: string): boolean => violation.startsWith('Advice: ');

async function commandsIn(sql: string): Promise<readonly Node[] | string> {
  try {
    const { stmts = [] } = await parse(sql);
    return stmts.flatMap(({ stmt }) => stmt ?? []);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const DATA: readonly Kind[] = ['SelectStmt', 'InsertStmt', 'UpdateStmt', 'DeleteStmt'];
const WITHOUT_TABLES: readonly Kind[] = ['TransactionStmt', 'ListenStmt', 'UnlistenStmt', 'VariableShowStmt'];

function rulesFor(command: Node, catalogue: Catalogue): readonly string[] {
  const [kind] = Object.keys(command) as [Kind];
  if (DATA.includes(kind)) return dataRules(command, catalogue);
  const setting = as('VariableSetStmt', command);
  if (setting) return settingRules(setting);
  if (kind === 'MergeStmt') return forbiddenIn(command);
  return WITHOUT_TABLES.includes(kind)
    ? []
    : [`${kind} is no statement of the app role: it reads, writes, and controls transactions`];
}

function dataRules(statement: Node, catalogue: Catalogue): readonly string[] {
  const scopes = [...scopesIn(statement)];
  const uses = scopes.flatMap(usesOf);
  const tables = uses.filter((use) => !use.isCte);
  const tenant = tables.filter((use) => placementOf(use.table, catalogue) === 'tenant');
  const inserts = insertsIn(scopes, catalogue);
  const accounts = [...tenant.flatMap(accountsOf), ...inserts.flatMap(accountsInserted)];
  const notifies = tables.length > 0 && callsIn(statement).includes('pg_notify');
  return [
    ...tableRules(statement, uses, catalogue),
    ...missingAccounts(tenant, catalogue),
    ...moreThanOneAccount(accounts.filter((account) => account !== undefined)),
    ...inserts.flatMap((insert) => insertRules(insert, catalogue)),
    ...movedRows(scopes, catalogue),
    ...mixedWrites(tables, catalogue),
    ...forbiddenIn(statement),
    ...(notifies ? ['pg_notify() over a table is lost on a worker: send SELECT pg_notify($1, $2) by itself'] : []),
  ];
}
