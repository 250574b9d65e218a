// One statement, one account: each reference to a tenant table says so itself, with the same parameter.
import { nameOf, type Catalogue } from './catalogue.js';
import type { Use } from './scopes.js';
import { as, namesIn, nodesIn, parameterIn, type Node } from './tree.js';

/** Why each reference counts by itself: "outer filter plus equality" is accepted by Citus but runs on all 32 shards. */
export function missingAccounts(uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  return uses
    .filter((use) => use.verb !== 'inserted into' && accountsOf(use).length === 0)
    .map((use) => {
      const name = nameOf(use.table, catalogue);
      const called = name.endsWith(`.${use.alias}`) ? name : `${name} ${use.alias}`;
      return `${called} is ${use.verb} without its account${reason(use)}: add "${use.alias}.account_id = $n" to the ANDs of its own scope`;
    });
}

/** The numbers of the parameters that this reference is filtered by. */
export function accountsOf(use: Use): readonly number[] {
  // `agent AS t (account_id, id)` renames columns by position: t.account_id may be anything.
  if (use.table.alias?.colnames) return [];
  return use.filters
    .flatMap((filter) => comparedWith(filter, use)?.map(parameterIn) ?? [])
    .filter((n) => n !== undefined);
}

export function moreThanOneAccount(accounts: readonly number[]): readonly string[] {
  const [first, ...others] = [...new Set(accounts)].sort((a, b) => a - b).map((number) => `$${number}`);
  if (others.length === 0) return [];
  return [
    `the statement names its account by ${[first, ...others].join(' and ')}: one account per statement, so one parameter`,
  ];
}

/** What a plain `=` holds against this reference's account_id. */
function comparedWith(filter: Node, use: Use): readonly (Node | undefined)[] | undefined {
  const equal = as('A_Expr', filter);
  if (equal?.kind !== 'AEXPR_OP' || namesIn(equal.name).join('.') !== '=') return undefined;
  if (isAccountOf(use, equal.lexpr)) return [equal.rexpr];
  return isAccountOf(use, equal.rexpr) ? [equal.lexpr] : undefined;
}

function isAccountOf(use: Use, node: Node | undefined): boolean {
  const [column, alias, ...more] = [...namesIn(as('ColumnRef', node)?.fields)].reverse();
  if (column !== 'account_id' || more.length > 0) return false;
  return alias === undefined ? use.alone : alias === use.alias;
}

function reason(use: Use): string {
  if (use.table.alias?.colnames) return ' (its alias renames the columns)';
  const filter = use.filters.find((candidate) => mentionsAccountOf(use, candidate));
  return filter ? ` (${nearMiss(filter, use)})` : '';
}

function mentionsAccountOf(use: Use, filter: Node): boolean {
  return [...nodesIn(filter)].some(({ kind, body }) => kind === 'ColumnRef' && isAccountOf(use, { ColumnRef: body }));
}

function nearMiss(filter: Node, use: Use): string {
  if (as('BoolExpr', filter)) return 'inside OR or NOT it filters nothing';
  const kind = as('A_Expr', filter)?.kind;
  if (kind === 'AEXPR_OP_ANY' || kind === 'AEXPR_IN') return 'a list may name several accounts';
  const compared = comparedWith(filter, use);
  if (!compared) return 'compare the bare column by "=" and cast the parameter, never the column';
  if (as('ColumnRef', compared[0])) return 'equality with another column alone goes to every shard';
  return 'the account is a bare parameter, not an expression';
}
