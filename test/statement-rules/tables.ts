// Every table a statement touches is known, named with its schema, and was seen by the account rule.
import { nameOf, placementOf, type Catalogue } from './catalogue.js';
import type { Use } from './scopes.js';
import { nodesIn, type Kind, type Node } from './tree.js';

export function tableRules(statement: Node, uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  const tables = uses.filter((use) => !use.isCte).map((use) => use.table);
  const unknown = tables.filter((table) => placementOf(table, catalogue) === 'unknown');
  return [
    ...tables
      .filter((table) => !table.schemaname)
      .map(
        (table) =>
          `${table.relname} has no schema, so search_path decides what it is: write ${nameOf(table, catalogue)}`,
      ),
    ...unknown.map((table) => `${nameOf(table, catalogue)} is in no catalogue: declare it tenant, reference or local`),
    ...unseen(statement, uses, catalogue),
  ];
}

/** Silence means no: a table in a place the scopes do not cover (SELECT INTO, new grammar) is refused, not missed. */
function unseen(statement: Node, uses: readonly Use[], catalogue: Catalogue): readonly string[] {
  const seen = new Set(uses.map((use) => use.table));
  return [...nodesIn(statement, exceptLocks)].flatMap(({ kind, body }) =>
    kind === 'RangeVar' && !seen.has(body)
      ? [`${nameOf(body, catalogue)} stands where this check does not look: use plain FROM, JOIN or a sub-select`]
      : [],
  );
}

/** FOR UPDATE OF t names an alias, not a table. */
const exceptLocks = (kind: Kind): boolean => kind !== 'LockingClause';
