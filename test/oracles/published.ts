import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, GraphQLScalarType, isObjectType, type GraphQLSchema } from 'graphql';
import { expect } from 'vitest';
import { SchemaFields } from '../filters/schema-fields.js';
import { isModelled, NOT_ROWS } from './not-modelled.js';

const TEXT = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');

/** The schema as clients read it: from its text, not from the code that printed it. */
export const PUBLISHED: GraphQLSchema = withRowsAlone(buildSchema(TEXT));

/** What lists can be asked about, as it says. */
export const FIELDS = new SchemaFields(PUBLISHED);

/** Something is shown; what, the reference does not say. */
export const SHOWN: unknown = expect.anything();

const Shown = new GraphQLScalarType({ name: 'Shown' });

/** The same, for answers of the reference: all that it does not compute is of one type without parts. */
export const REFERENCE: GraphQLSchema = withShown(withRowsAlone(buildSchema(TEXT)));

/** Without the root fields that show no rows. */
function withRowsAlone(schema: GraphQLSchema): GraphQLSchema {
  const fields = schema.getQueryType()?.getFields() ?? {};
  for (const coordinate of Object.keys(NOT_ROWS)) Reflect.deleteProperty(fields, coordinate.slice('Query.'.length));
  return schema;
}

function withShown(schema: GraphQLSchema): GraphQLSchema {
  const scalar = (name: string): GraphQLScalarType => schema.getType(name) as GraphQLScalarType;
  scalar('DateTime').serialize = (time) => new Date(time as string).toISOString();
  scalar('BigInt').serialize = Number;
  for (const type of Object.values(schema.getTypeMap()).filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      if (!isModelled(type.name, field.name)) field.type = Shown;
    }
  }
  return schema;
}

/** What the published schema says of a field: the permission that it needs, if it needs one, and the type of what it shows. */
export interface Published {
  readonly permission: string | undefined;
  readonly yields: string;
}

export function published(type: string, name: string): Published {
  const owner = REFERENCE.getType(type);
  const field = isObjectType(owner) ? owner.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`The published schema has no ${type}.${name}.`);
  const permission = /Needs `([\w.]+)`\.$/.exec(field.description ?? '')?.[1];
  return { permission, yields: getNamedType(field.type).name };
}
