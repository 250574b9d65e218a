/** What breaks the tenant wall. */
const walls = (find, replace) => ({ file: 'src/entities/migrations/helpers.ts', find, replace });
const judge = (find, replace) => ({ file: 'src/context/row-judge.ts', find, replace });

export const WALLS = [
  {
    name: 'secrets are read with the rest of their table',
    edits: [
      {
        file: 'src/entities/data-source.ts',
        find: "  if (secrets === undefined) return 'SELECT';",
        replace: "  if (secrets !== null) return 'SELECT';",
      },
    ],
    tests: ['test/secrets.spec.ts'],
  },
  {
    name: 'the wall lets everything through',
    edits: [
      walls(
        'USING (${condition}) WITH CHECK (${condition})',
        'USING (TRUE OR ${condition}) WITH CHECK (TRUE OR ${condition})',
      ),
    ],
    tests: ['test/wall.spec.ts'],
  },
  {
    name: 'what an account hands down is handed to other accounts, too',
    edits: [walls('  anywhereInAccount: account,', '  anywhereInAccount: `TRUE OR ${account}`,')],
    tests: ['test/wall.spec.ts'],
  },
  {
    name: 'the wall is gone, and the account predicate with it',
    edits: [
      walls(
        'USING (${condition}) WITH CHECK (${condition})',
        'USING (TRUE OR ${condition}) WITH CHECK (TRUE OR ${condition})',
      ),
      {
        file: 'src/entities/extent.ts',
        find: 'return `t.account_id = ${parameters.add(extent.accountId)}`;',
        replace: 'return `${parameters.add(extent.accountId)}::uuid IS NOT NULL`;',
      },
    ],
    tests: ['test/isolation.spec.ts'],
  },
  {
    name: 'the wall is not forced upon the owner of the tables',
    edits: [walls('  await runner.query(`ALTER TABLE fieldgate.${table} FORCE ROW LEVEL SECURITY`);\n', '')],
    tests: ['test/catalogue.spec.ts'],
  },
  {
    name: 'the wall does not look at organizations',
    edits: [
      walls(
        "(${SCOPE} = '*' OR ${id}::text = ANY (string_to_array(${SCOPE}, ',')))`",
        "(${SCOPE} = '*' OR ${id} IS NOT NULL)`",
      ),
    ],
    tests: ['test/wall.spec.ts', 'test/fences.spec.ts'],
  },
  {
    name: 'the wall checks what is read and not what is written',
    edits: [walls(' WITH CHECK (${condition})', ' WITH CHECK (TRUE)')],
    tests: ['test/catalogue.spec.ts', 'test/wall.spec.ts'],
  },
  {
    name: 'the wall is opened to foreign accounts',
    edits: [
      judge('      if (isEmpty(scope)) throw new ForeignPlace();\n', '      void isEmpty;\n'),
      judge(
        "'app.organizations': spotsOf(extent.accountId, scope)",
        "'app.organizations': isEmpty(scope) ? '*' : spotsOf(extent.accountId, scope)",
      ),
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'the wall shows the account itself to whoever belongs to an organization of it',
    edits: [
      judge(
        'extent.accountIds.every((id) => scopeIn(viewer, id).account)',
        'extent.accountIds.every((id) => viewer.accounts.has(id))',
      ),
    ],
    tests: ['test/fences.spec.ts'],
  },
  {
    name: 'the settings of the wall are made by a function',
    edits: [
      {
        file: 'src/entities/session.ts',
        find: "this.#order(`SET LOCAL ${setting} = '${value}'`);",
        replace: "this.#order(`SELECT set_config('${setting}', '${value}', true)`);",
      },
    ],
    tests: ['test/statements.spec.ts'],
  },
  {
    name: 'the settings of the wall outlive the transaction',
    edits: [{ file: 'src/entities/session.ts', find: '`SET LOCAL ${setting}', replace: '`SET ${setting}' }],
    tests: ['test/statements.spec.ts'],
  },
  {
    name: 'what is prepared on one connection is taken for prepared on all',
    edits: [
      {
        file: 'src/entities/exchange.ts',
        find: 'let names = prepared.get(connection);',
        replace: 'let names = prepared.get(Query as never);',
      },
      { file: 'src/entities/exchange.ts', find: 'prepared.set(connection,', replace: 'prepared.set(Query as never,' },
    ],
    tests: ['test/fences.spec.ts', 'test/acts/concurrency.spec.ts', 'test/exchange.spec.ts'],
  },
  {
    name: "the gateway's role may delete",
    edits: [
      {
        file: 'src/entities/data-source.ts',
        find: 'GRANT ${await readingOf(runner, table)} ON',
        replace: 'GRANT ${await readingOf(runner, table)}, DELETE ON',
      },
    ],
    tests: ['test/role.spec.ts', 'test/wall.spec.ts'],
  },
  {
    name: 'a role that may assume BYPASSRLS is served',
    edits: [
      {
        file: 'src/entities/data-source.ts',
        find: "WHERE b.rolbypassrls AND pg_has_role(current_user, b.oid, 'MEMBER')) AS bypass",
        replace: 'WHERE b.rolbypassrls AND b.rolname = current_user) AS bypass',
      },
    ],
    tests: ['test/role.spec.ts'],
  },
];
