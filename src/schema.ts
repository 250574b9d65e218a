import 'reflect-metadata';
import { GraphQLSchema, isInterfaceType, isObjectType } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { elidable, objectTypes } from './auth/elision.js';
import { POLICY } from './auth/policy.js';
import { installFieldFence, policyFaults, TABLES, type FenceExtent } from './auth/shield.js';
import { ROW_CLASSES } from './entities/catalogue.js';
import { globalId } from './entities/global-id.js';
import { storageOf, type Row } from './entities/row.js';
import { PLACE, scopeIdOf } from './auth/viewer.js';
import { RESOLVERS } from './resolvers/index.js';
import { addListArguments } from './schema/list-arguments.js';

/** The schema without any fence: what is printed, and what the fence is installed on. */
export function openSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: RESOLVERS,
    validate: false,
    scalarsMap: [{ type: Date, scalar: GraphQLDateTime }],
  });
  resolveIds(schema);
  resolveTypesAtOnce(schema);
  namePermissions(schema);
  describeOperations(schema);
  addListArguments(schema);
  return new GraphQLSchema(schema.toConfig()); // the types of the new arguments belong to it, too
}

/** The schema that is served. A field without a line in the policy, or a line without a field, stops the start. */
export function fencedSchema(extent: FenceExtent = 'where it can say no'): GraphQLSchema {
  const schema = openSchema();
  const faults = policyFaults(schema);
  if (faults.length > 0) throw new Error(`The policy does not fit the schema:\n${faults.join('\n')}`);
  return installFieldFence(schema, extent);
}

/** The coordinates whose wrapper production leaves out; published in `schema/permissions.md`. */
export const elidedCoordinates = (): ReadonlySet<string> => elidable(openSchema(), TABLES);

/** Every row's `id` is its global id. */
function resolveIds(schema: GraphQLSchema): void {
  for (const rowClass of ROW_CLASSES) {
    const type = schema.getType(rowClass.name);
    const field = isObjectType(type) ? type.getFields()['id'] : undefined;
    if (field === undefined) continue; // the audit of the policy finds a type that lost its id
    const { code } = storageOf(rowClass);
    const read = (row: Row): string => globalId(code, scopeIdOf(row[PLACE]), row.id);
    field.resolve = read;
    field.extensions = { ...field.extensions, read };
  }
}

/** TypeGraphQL makes the interface's resolver asynchronous, which compiled operations do not wait for. */
function resolveTypesAtOnce(schema: GraphQLSchema): void {
  const node = schema.getType('Node');
  if (isInterfaceType(node)) node.resolveType = (row: Row) => row.constructor.name;
}

/** Every description ends with what the field needs, so that the published schema answers before anybody asks. */
function namePermissions(schema: GraphQLSchema): void {
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      const guard = POLICY.get(`${type.name}.${field.name}`);
      if (guard === undefined || guard === 'public') continue;
      const needs = guard === 'self' ? 'Only your own.' : `Needs \`${guard}\`.`;
      field.description = [field.description, needs].filter(Boolean).join(' ');
    }
  }
}

function describeOperations(schema: GraphQLSchema): void {
  const [query, mutation] = [schema.getQueryType(), schema.getMutationType()];
  if (query != null)
    query.description = 'What can be read. Whatever you may not see is null or absent, never an error.';
  if (mutation != null)
    mutation.description = 'What can be done. Each act is atomic, audited, and refused with an error.';
}
