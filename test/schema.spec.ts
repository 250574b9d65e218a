import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  getNamedType,
  GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLNamedType,
  type OperationDefinitionNode,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { elidable, objectTypes } from '../src/auth/elision.js';
import { POLICY } from '../src/auth/policy.js';
import { policyFaults, TABLES } from '../src/auth/shield.js';
import { LIMITS, measureOf } from '../src/limits.js';
import { table } from '../src/papers/block.js';
import { committedPapers } from '../src/papers/committed-papers.js';
import { asHtml } from '../src/papers/html.js';
import { permissionPaper, permissionTables } from '../src/papers/permission-paper.js';
import { openSchema } from '../src/schema.js';

const ROOT = new URL('../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

const schema = openSchema();
const published = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
const fields = objectTypes(schema).flatMap((type) =>
  Object.values(type.getFields()).map((field) => ({ coordinate: `${type.name}.${field.name}`, field })),
);

describe('somebody who reads the published papers', () => {
  test.each(Object.entries(committedPapers()))('finds schema/%s as the code is', (name, text) => {
    expect(read(`schema/${name}`) === text, `schema/${name} is stale: run npm run schema`).toBe(true);
  });

  test('is told by every guarded field what it needs', () => {
    const silent = fields.filter(({ coordinate, field }) => {
      const guard = POLICY.get(coordinate);
      if (guard === 'public' || guard === undefined) return false;
      return field.description?.endsWith(guard === 'self' ? 'Only your own.' : `Needs \`${guard}\`.`) !== true;
    });
    expect(silent.map(({ coordinate }) => coordinate)).toEqual([]);
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
    expect(page).not.toMatch(/<(script|link|img|iframe|object|embed|base|form)\b|\son\w+\s*=|\b(src|href)\s*=|url\(|@import/i);
  });

  test('reads text as text, whatever is in it', () => {
    const evil = `<script>alert("1")</script> & '\`<b>\`'`;
    const html = asHtml(evil, [table([{ title: evil, inFull: evil }], [[evil, evil]])]);
    expect(html).not.toMatch(/<script|<b>/);
    expect(html).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;<code>&lt;b&gt;</code>&#39;');
  });

  test('finds every coordinate and every permission', () => {
    for (const coordinate of POLICY.keys()) expect(page).toContain(`<code>${coordinate}</code>`);
    for (const { permissions } of permissionTables().matrix) {
      for (const { permission } of permissions) expect(page).toContain(`<code>${permission}</code>`);
    }
  });
});

describe('a frontend developer who copies an example', () => {
  const kebab = (name: string): string => name.replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`);
  const rootFields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}));
  const files = readdirSync(new URL('schema/operations/', ROOT)).sort();

  test('finds exactly one for every root field', () => {
    expect(files).toEqual(rootFields.map((name) => `${kebab(name)}.graphql`).sort());
  });

  describe.each(files)('%s', (file) => {
    const text = read(`schema/operations/${file}`);
    const document = parse(text);
    const operation = onlyOperation(document);

    test('says what it shows and asks for the field it is named after', () => {
      expect(text).toMatch(/^# [A-Z].*[.:;,\w]\n/);
      const asked = operation.selectionSet.selections.map((selection) => ('name' in selection ? kebab(selection.name.value) : ''));
      expect(asked).toEqual([file.replace('.graphql', '')]);
    });

    test('is valid and needs nothing filled in but ids', () => {
      expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
      expect(idVariables(operation).filter((name) => !ID_VARIABLES.has(name))).toEqual([]);
    });

    test('is within every limit, with as many ids as may be given', () => {
      const variables = Object.fromEntries(idVariables(operation).map((name) => [name, name.endsWith('s') ? Array(100).fill('id') : 'id']));
      const measure = measureOf(schema, document, operation, variables);
      for (const limit of ['depth', 'aliases', 'nodes', 'cost'] as const) {
        expect(measure[limit], `${limit} of ${file}`).toBeLessThanOrEqual(LIMITS[limit]);
      }
    });
  });
});

/** What whoever runs the examples can fill in. */
const ID_VARIABLES = new Set(
  'accountId organizationId incidentReportId incidentReportIds agentId agentIds invoiceId escalationId resellerId userId nodeId nodeIds'.split(' '),
);

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter((node) => node.kind === 'OperationDefinition');
  expect(operations).toHaveLength(1);
  return operations[0] as OperationDefinitionNode;
}

const idVariables = ({ variableDefinitions = [] }: OperationDefinitionNode): string[] =>
  variableDefinitions
    .filter(({ type, defaultValue }) => type.kind === 'NonNullType' && defaultValue === undefined)
    .map(({ variable }) => variable.name.value);

describe('a client that is refused a field', () => {
  test('gets null, so the field is nullable', () => {
    const idle = elidable(schema, TABLES);
    const broken = fields.filter(
      ({ coordinate, field }) => POLICY.get(coordinate) !== 'public' && !idle.has(coordinate) && isNonNullType(field.type),
    );
    expect(broken.map(({ coordinate }) => coordinate)).toEqual([]);
  });
});

describe('whoever forgets the policy', () => {
  test('is stopped for any field without a line', () => {
    expect(policyFaults(schema)).toEqual([]);
    for (const coordinate of POLICY.keys()) {
      const policy = new Map(POLICY);
      policy.delete(coordinate);
      expect(policyFaults(schema, { ...TABLES, policy })).toEqual([`${coordinate} has no line in the policy.`]);
    }
  });

  test('is stopped for a line without a field, and told why a line on an interface is worse', () => {
    const withLine = (coordinate: string) => ({ ...TABLES, policy: new Map([...POLICY, [coordinate, 'public' as const]]) });
    expect(policyFaults(schema, withLine('Agent.hostnme'))).toEqual(["The policy's line Agent.hostnme names no field."]);
    expect(policyFaults(schema, withLine('Node.id'))).toContain(
      'Node.id stands on an interface or union, where shield ignores rules.',
    );
  });

  test('cannot reach for another: nothing is @Authorized', () => {
    const sources = readdirSync(new URL('src/', ROOT), { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file));
    expect(sources.filter((file) => /\bAuthorized\b|\bauthChecker\b/.test(read(`src/${file}`)))).toEqual([]);
  });
});

describe('whoever learns the schema by its names', () => {
  const named = (types: readonly GraphQLNamedType[], pattern: RegExp): string[] =>
    types.filter(({ name }) => !pattern.test(name)).map(({ name }) => name);

  test('knows types, inputs and payloads by their endings', () => {
    expect(named(published, /^[A-Z][A-Za-z0-9]*$/)).toEqual([]);
    expect(named(published.filter(isInputObjectType), /Input$/)).toEqual([]);
    for (const [name, { args, type }] of Object.entries(schema.getMutationType()?.getFields() ?? {})) {
      const pascal = name[0]?.toUpperCase() + name.slice(1);
      expect(args.map((arg) => `${arg.name}: ${String(arg.type)}`)).toEqual([`input: ${pascal}Input!`]);
      expect(String(type)).toBe(`${pascal}Payload`);
    }
  });

  test('knows a list by its connection', () => {
    for (const connection of objectTypes(schema).filter(({ name }) => name.endsWith('Connection'))) {
      expect(Object.keys(connection.getFields()).sort()).toEqual(['edges', 'nodes', 'pageInfo', 'totalCount']);
      const openers = fields.filter(({ field }) => getNamedType(field.type) === connection);
      for (const { coordinate, field } of openers) {
        expect(field.args.map(({ name }) => name).sort(), coordinate).toEqual(['after', 'before', 'first', 'last']);
      }
    }
  });

  test('reads fields and arguments in camelCase, and members of closed sets in UPPER_SNAKE', () => {
    const words = fields.flatMap(({ field }) => [field.name, ...field.args.map(({ name }) => name)]);
    const inputs = published.filter(isInputObjectType).flatMap((type) => Object.keys(type.getFields()));
    expect([...words, ...inputs].filter((name) => !/^[a-z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    const members = published.filter(isEnumType).flatMap((type) => type.getValues().map(({ name }) => name));
    expect(members.filter((name) => !/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(name))).toEqual([]);
  });

  test('finds a description on everything', () => {
    expect(published.flatMap(undescribed)).toEqual([]);
  });
});

function undescribed(type: GraphQLNamedType): string[] {
  if (isSpecifiedScalarType(type)) return [];
  const own = type.description ? [] : [type.name];
  if (isInputObjectType(type)) return [...own, ...silent(type.name, Object.values(type.getFields()))];
  if (!isObjectType(type) && !isInterfaceType(type)) return own;
  const parts = Object.values(type.getFields());
  return [...own, ...silent(type.name, parts), ...parts.flatMap(({ name, args }) => silent(`${type.name}.${name}`, args))];
}

const silent = (parent: string, parts: readonly { name: string; description?: string | null | undefined }[]): string[] =>
  parts.filter(({ description }) => !description).map(({ name }) => `${parent}.${name}`);

describe('the engine and the libraries', () => {
  test('share one graphql, whether it is imported or required', () => {
    const required = createRequire(import.meta.url)('graphql') as { GraphQLSchema: unknown };
    expect(required.GraphQLSchema).toBe(GraphQLSchema);
    expect(schema).toBeInstanceOf(GraphQLSchema);
  });

  test('share it in production too, where no test runner helps', () => {
    const program = `
      import { GraphQLSchema } from 'graphql';
      import { createRequire } from 'node:module';
      const required = createRequire(process.cwd() + '/')('graphql').GraphQLSchema;
      process.stdout.write(String(GraphQLSchema === required));`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { cwd: ROOT, encoding: 'utf8' })).toBe('true');
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
  apiToken.own apiToken.manage access.explainOthers support.lookup reseller.account.create reseller.account.update
  reseller.account.disable reseller.trial.manage reseller.subscription.create reseller.subscription.activate
  reseller.subscription.update
`;

test('somebody who is granted a permission that guards nothing can read its name here', () => {
  expect([...permissionTables().notYetGuarding].sort()).toEqual(NOT_YET_GUARDING.trim().split(/\s+/).sort());
});
