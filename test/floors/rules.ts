// What may stand only where it belongs: each rule is a sentence, a place, a check, and an offender that it must notice.
import ts from 'typescript';
import { MATRIX } from '../../src/auth/permissions.js';
import { findAll, textsOf, type Source } from './sources.js';

export interface Rule {
  readonly sentence: string;
  /** Where the rule does not hold. */
  readonly butFor: RegExp | null;
  readonly broken: (source: Source) => readonly string[];
  readonly offenders: readonly string[];
}

const SHIELD = /^graphql-(shield|middleware)(\/|$)/;
const SHOUTED_SQL = /\b(SELECT\b[^]*\bFROM|INSERT\s+INTO|UPDATE\b[^]*\bSET|DELETE\s+FROM|WITH\b[^]*\bAS\s*\()\b/;
const SQL = /^\s*(select\s[^]*\sfrom\s|insert\s+into\s|update\s+\S+\s+(\w+\s+)?set\s|delete\s+from\s)/i;

export const RULES: readonly Rule[] = [
  {
    sentence: 'graphql-shield has one door',
    butFor: /^auth\/shield-compat\.ts$/,
    broken: ({ imports }) => imports.filter((name) => SHIELD.test(name)),
    offenders: ["import { shield } from 'graphql-shield';", "const m = await import('graphql-middleware');"],
  },
  {
    sentence: 'no permission is named outside the judge',
    butFor: /^auth\//,
    broken: (source) => textsOf(source).filter((text) => Object.hasOwn(MATRIX, text)),
    offenders: ["decide(viewer, 'agent.view');", "const needs = { 'agent.view': true };", 'rows.with(`agent.view`);'],
  },
  {
    sentence: 'no role is compared outside the judge',
    butFor: /^(auth\/|embedded-postgres\/roles\.ts$)/, // PostgreSQL's own roles are another thing
    broken: (source) => findAll(source, comparedRole),
    offenders: [
      "if (membership.role === 'ADMIN') grant();",
      "const admin = 'ADMIN' == held?.role;",
      "held.map(({ role }) => role !== 'USER');",
      "switch (viewer.role) { case 'ADMIN': }",
      "['ADMIN', 'USER'].includes(membership.role);",
    ],
  },
  {
    sentence: 'no SQL is written outside the rows, the seed and the embedded database',
    butFor: /^(entities|seed|embedded-postgres)(\/|\.ts$)/,
    broken: (source) => textsOf(source).filter((text) => SHOUTED_SQL.test(text) || SQL.test(text)),
    offenders: [
      "query('SELECT id FROM fieldgate.agent');",
      'query(`select id from ${table} where true`);',
      'query(`x IN (SELECT id FROM ${table})`);',
      "query('INSERT INTO agent VALUES (1)');",
      'query(`UPDATE ${table} t SET name = $1`);',
      "query('delete from agent where true');",
    ],
  },
  {
    sentence: 'no setting is made by set_config, which no shard hears of',
    butFor: null,
    broken: (source) => textsOf(source).filter((text) => /set_config/i.test(text)),
    offenders: ["query(`SELECT set_config('app.account', $1, true)`);"],
  },
  {
    sentence: 'no type is any',
    butFor: null,
    broken: (source) =>
      findAll(source, (node) => (node.kind === ts.SyntaxKind.AnyKeyword ? node.parent.getText() : undefined)),
    offenders: ['const row: any = {};', 'const rows = found as any[];'],
  },
];

/** A comparison in which one side is a role, whatever the other is. */
function comparedRole(node: ts.Node): string | undefined {
  if (ts.isBinaryExpression(node) && EQUALITIES.has(node.operatorToken.kind)) {
    return [node.left, node.right].some(isRole) ? node.getText() : undefined;
  }
  if (ts.isSwitchStatement(node)) return isRole(node.expression) ? node.expression.getText() : undefined;
  const isLookUp = ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression);
  return isLookUp && /\.(includes|has)$/.test(node.expression.getText()) && node.arguments.some(isRole)
    ? node.getText()
    : undefined;
}

const EQUALITIES: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
]);

const isRole = (node: ts.Expression): boolean =>
  (ts.isPropertyAccessExpression(node) && node.name.text === 'role') || (ts.isIdentifier(node) && node.text === 'role');
