// The examples in schema/operations: one for every root field, each within every limit.
import { readdirSync, readFileSync } from 'node:fs';
import { parse, validate, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../src/limits/limits.js';
import { measureOf } from '../../src/limits/measure.js';
import { PAGE } from '../../src/entities/paging.js';
import { openSchema } from '../../src/schema.js';

const FOLDER = new URL('../../schema/operations/', import.meta.url);

/** What whoever runs the examples can fill in. */
const ONE_ID = [
  'accountId',
  'organizationId',
  'incidentReportId',
  'agentId',
  'invoiceId',
  'escalationId',
  'resellerId',
  'userId',
  'nodeId',
];
const SEVERAL_IDS = ['incidentReportIds', 'agentIds', 'nodeIds'];

const schema = openSchema();
const files = readdirSync(FOLDER).sort();

describe('a frontend developer who looks for an example', () => {
  test('finds exactly one for every root field', () => {
    const roots = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
      Object.keys(type?.getFields() ?? {}),
    );
    expect(files).toEqual(roots.map((name) => `${kebab(name)}.graphql`).sort());
  });
});

describe.each(files)('a frontend developer who copies %s', (file) => {
  const text = readFileSync(new URL(file, FOLDER), 'utf8');
  const document = parse(text);
  const operation = onlyOperation(document);

  test('reads first what it shows, and gets the field it is named after', () => {
    expect(text).toMatch(/^# [A-Z]/);
    const asked = operation.selectionSet.selections.map((selection) =>
      'name' in selection ? selection.name.value : '',
    );
    expect(asked.map(kebab)).toEqual([file.replace('.graphql', '')]);
  });

  test('need fill in nothing but ids, and then it is valid', () => {
    expect(validate(schema, document).map(({ message }) => message)).toEqual([]);
    expect(needed(operation).filter((name) => ![...ONE_ID, ...SEVERAL_IDS].includes(name))).toEqual([]);
  });

  test('stays within every limit, with as many ids as may be given', () => {
    const many = Array.from({ length: PAGE.most }, () => 'id');
    const variables = Object.fromEntries(
      needed(operation).map((name) => [name, SEVERAL_IDS.includes(name) ? many : 'id']),
    );
    const measure = measureOf(schema, document, operation, variables);
    for (const limit of ['depth', 'aliases', 'nodes', 'cost'] as const) {
      expect(measure[limit], limit).toBeLessThanOrEqual(LIMITS[limit]);
    }
  });
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (upper) => `-${upper.toLowerCase()}`);
}

function onlyOperation(document: DocumentNode): OperationDefinitionNode {
  const [operation, ...more] = document.definitions.filter((node) => node.kind === 'OperationDefinition');
  if (operation === undefined || more.length > 0) throw new Error('An example has exactly one operation.');
  return operation;
}

/** The variables without which the operation is refused. */
function needed({ variableDefinitions = [] }: OperationDefinitionNode): string[] {
  return variableDefinitions
    .filter(({ type, defaultValue }) => type.kind === 'NonNullType' && defaultValue === undefined)
    .map(({ variable }) => variable.name.value);
}
