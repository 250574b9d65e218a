// What is published is what the code is, and the page of permissions is safe to open.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { objectTypes } from '../../src/auth/elision.js';
import { POLICY } from '../../src/auth/policy.js';
import { table } from '../../src/papers/block.js';
import { committedPapers } from '../../src/papers/committed-papers.js';
import { asHtml } from '../../src/papers/html.js';
import { asMarkdown } from '../../src/papers/markdown.js';
import { permissionPaper, permissionTables } from '../../src/papers/permission-paper.js';
import { openSchema } from '../../src/schema.js';

describe('somebody who reads the published papers', () => {
  const schema = openSchema();

  test.each(Object.entries(committedPapers()))('finds schema/%s as the code is', (name, text) => {
    const committed = readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');
    expect(committed === text, `schema/${name} is stale: run npm run schema`).toBe(true);
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

/** Permissions that nothing in the schema needs yet (rulings 33); empty once every area is built. */
const NOT_YET_GUARDING = `
  account.settings.modify isolation.settings.modify notification.settings.modify incidentContact.view
  incidentContact.manage tamperProtection.toggle.account tamperProtection.toggle.organization billing.contract.modify
  billing.paymentMethod.update billing.info.update billing.subscription.modify accountUser.manage orgUser.add
  orgUser.modifyRemove orgUser.assignAnyRole organization.update organization.delete
  organization.reportRecipients.update organization.rename installer.download accountKey.regenerate agent.uninstall
  agent.bulkMove agent.bulkRemove macos.systemExtension.push agent.update soc.requestSupport investigation.view
  evidence.view report.view incident.alertEmail externalPort.view signal.view incident.comment host.isolate.bulk
  defender.policy.account defender.policy.organization defender.policy.agent defender.bulkAction defender.scan.single
  defender.update.single exclusion.view exclusion.av.account exclusion.av.organization exclusion.av.agent
  exclusion.detection defender.policy.view exclusion.detection.account integration.view integration.manage
  psa.addRemove psa.orgMappings.update psa.notificationCategory.update sso.manage siem.source.organization
  siem.source.account siem.savedQuery.view siem.savedQuery.modify psa.orgMappings.view itdr.tenant.manage
  itdr.assessment.generate unwantedAccessRule.view unwantedAccessRule.manage.account
  unwantedAccessRule.manage.organization escalation.resend unwantedAccessRule.delete escalation.resolve.direct
  escalation.resolve.unwantedAccess platformAction.view hub.access securityGroup.view securityGroup.manage
  access.review accessPattern.declare license.view breakGlass.request breakGlass.approve lockout.reset viewAs.start
  apiToken.own apiToken.manage reseller.account.create reseller.account.update
  reseller.account.disable reseller.trial.manage reseller.subscription.create reseller.subscription.activate
  reseller.subscription.update
`;

test('somebody who is granted a permission that guards nothing can read its name here', () => {
  expect([...permissionTables().notYetGuarding].sort()).toEqual(NOT_YET_GUARDING.trim().split(/\s+/).sort());
});
