// What is published is what the code is, and the page of permissions is safe to open.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { objectTypes } from '../../src/auth/elision.js';
import { ROLES } from '../../src/auth/permissions.js';
import { POLICY } from '../../src/auth/policy.js';
import { table } from '../../src/papers/block.js';
import { committedPapers, ROLES_FOLDER } from '../../src/papers/committed-papers.js';
import { asHtml } from '../../src/papers/html.js';
import { asMarkdown } from '../../src/papers/markdown.js';
import { permissionPaper, permissionTables } from '../../src/papers/permission-paper.js';
import { openSchema } from '../../src/schema.js';
import { notYetGuarding } from '../skipped.js';

describe('somebody who reads the published papers', () => {
  const schema = openSchema();

  const papers = committedPapers();

  test.each(Object.entries(papers))('finds schema/%s as the code is', (name, text) => {
    const file = new URL(`../../schema/${name}`, import.meta.url);
    const committed = existsSync(file) ? readFileSync(file, 'utf8') : null;
    expect(committed === text, `schema/${name} is stale: run npm run schema`).toBe(true);
  });

  test('finds a schema for each role, and none for a role that is gone', () => {
    const written = Object.keys(papers).filter((name) => name.startsWith(ROLES_FOLDER));
    const folder = new URL(`../../schema/${ROLES_FOLDER}`, import.meta.url);
    const committed = existsSync(folder) ? readdirSync(folder).map((name) => ROLES_FOLDER + name) : [];
    expect(written).toHaveLength(ROLES.length);
    expect(written).toEqual(expect.arrayContaining(['roles/account-admin.graphql', 'roles/platform-support.graphql']));
    expect(committed.filter((name) => !written.includes(name))).toEqual([]);
  });

  test('finds in the schema of a role what it may see, and no word of the rest', () => {
    const finance = papers['roles/account-finance.graphql'];
    expect(finance).toMatch(/^# The schema as Account Finance sees it\./);
    expect(finance).toContain('type Invoice implements Node');
    expect(finance).not.toMatch(/IncidentReport|incidentReport|type Mutation|Needs `incident/);
    expect(papers['roles/account-admin.graphql']).toContain('type IncidentReport implements Node');
  });

  test('is told by every guarded field what it needs', () => {
    const fields = objectTypes(schema).flatMap((type) =>
      Object.values(type.getFields()).map(({ name, description }) => ({
        coordinate: `${type.name}.${name}`,
        description,
      })),
    );
    for (const { coordinate, description } of fields) {
      const guard = POLICY.get(coordinate);
      if (guard === 'public') continue;
      expect(description, coordinate).toMatch(
        guard === 'self' ? /Only your own\.$/ : new RegExp(`Needs \`${guard}\`\\.$`),
      );
    }
  });

  test('finds every rule under acts that exist, and every act under a rule', () => {
    const acts = Object.keys(schema.getMutationType()?.getFields() ?? {});
    expect([...new Set(permissionTables().rules.flatMap((rule) => rule.acts))].sort()).toEqual(acts.sort());
  });

  test('gets tables that survive JSON', () => {
    expect(JSON.parse(JSON.stringify(permissionTables()))).toEqual(permissionTables());
  });
});

describe('somebody who opens the permission page in a browser', () => {
  const page = permissionPaper('html');

  test('runs nothing and loads nothing', () => {
    expect(page).toContain(`content="default-src 'none'; style-src 'unsafe-inline'"`);
    expect(page).not.toMatch(
      /<(script|link|img|iframe|object|embed|base|form)\b|\son\w+\s*=|\b(src|href)\s*=|url\(|@import/i,
    );
  });

  test('reads text as text, whatever is in it', () => {
    const evil = `<script>alert("1")</script> & '\`<b>\`' | end`;
    const blocks = [table([{ title: evil, inFull: evil }, evil], [[evil, evil]])];
    expect(asHtml(evil, blocks)).not.toMatch(/<script|<b>/);
    expect(asHtml(evil, blocks)).toContain(
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;<code>&lt;b&gt;</code>&#39;',
    );
    expect(asMarkdown(blocks)).not.toMatch(/<script|<b>|[^\\]\| end/);
  });

  test('finds every coordinate and every permission', () => {
    const { matrix, notYetGuarding } = permissionTables();
    const names = [
      ...POLICY.keys(),
      ...notYetGuarding,
      ...matrix.flatMap((group) => group.permissions.map((row) => row.permission)),
    ];
    expect(names.filter((name) => !page.includes(`<code>${name}</code>`))).toEqual([]);
  });
});

test('somebody who is granted a permission that guards nothing can read its name here', () => {
  expect([...permissionTables().notYetGuarding].sort()).toEqual([...notYetGuarding].sort());
});
