// What Citus asks of a write, and what keeps a row in its account.
import { nameOf, placementOf, type Catalogue } from './catalogue.js';
import type { Scope, Use } from './scopes.js';
import { as, parameterIn, type Node, type Of } from './tree.js';

type Insert = Of<'InsertStmt'>;

export function insertsIn(scopes: readonly Scope[], catalogue: Catalogue): readonly Insert[] {
  return scopes.flatMap(({ statement: { kind, body } }) =>
    kind === 'InsertStmt' && placementOf(body.relation ?? {}, catalogue) === 'tenant' ? [body] : [],
  );
}

/** The parameters that give the rows of an INSERT their account; undefined for a row without one. */
export function accountsInserted({ cols = [], selectStmt }: Insert): readonly (number | undefined)[] {
  const position = cols.findIndex((column) => as('ResTarget', column)?.name === 'account_id');
  const rows = as('SelectStmt', selectStmt)?.valuesLists ?? [];
  return rows.map((row) => parameterIn(as('List', row)?.items?.[position]));
}

export function insertRules(insert: Insert, catalogue: Catalogue): readonly string[] {
  const name = nameOf(insert.relation ?? {}, catalogue);
  const accounts = accountsInserted(insert);
  if (accounts.length === 0) return [`${name} is inserted into without VALUES: read first, then insert VALUES`];
  return [
    ...accounts.flatMap((account, row) =>
      account === undefined
        ? [`row ${row + 1} inserted into ${name} has no account: name account_id and give it a parameter`]
        : [],
    ),
    ...conflictRules(name, insert.onConflictClause),
  ];
}

/** ON CONSTRAINT passes: that every unique constraint starts with account_id is the catalogue test's business. */
function conflictRules(name: string, conflict: Of<'OnConflictClause'> | undefined): readonly string[] {
  if (!conflict || conflict.infer?.conname) return [];
  const columns = conflict.infer?.indexElems?.map((element) => as('IndexElem', element)?.name);
  return columns?.includes('account_id')
    ? []
    : [`ON CONFLICT on ${name} has a target without account_id: name (account_id, ...)`];
}

/** A row never moves: Citus refuses to change account_id, and nothing here means to. */
export function movedRows(scopes: readonly Scope[], catalogue: Catalogue): readonly string[] {
  return scopes.flatMap(({ statement: { kind, body } }) => {
    if (kind !== 'UpdateStmt' && kind !== 'InsertStmt') return [];
    const set = kind === 'UpdateStmt' ? body.targetList : body.onConflictClause?.targetList;
    const table = body.relation ?? {};
    const moves = placementOf(table, catalogue) === 'tenant' && namesSet(set).includes('account_id');
    return moves ? [`${nameOf(table, catalogue)} is given another account_id: a row never changes its account`] : [];
  });
}

/** "cannot perform select on a distributed table and modify a reference table". */
export function mixedWrites(uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  const tenant = uses.find((use) => placementOf(use.table, catalogue) === 'tenant');
  const written = uses.find((use) => !use.verb.startsWith('read') && placementOf(use.table, catalogue) !== 'tenant');
  if (!tenant || !written) return [];
  const [to, from] = [nameOf(written.table, catalogue), nameOf(tenant.table, catalogue)];
  return [
    `${to} is ${written.verb} in a statement over the tenant table ${from}: read first, then write by parameters`,
  ];
}

const namesSet = (set: readonly Node[] = []): readonly string[] => set.map((one) => as('ResTarget', one)?.name ?? '');
