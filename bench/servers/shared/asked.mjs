// Which fields of which types a document asks for, wherever it does: what a loader needs to know to select no more.
import { TypeInfo, visit, visitWithTypeInfo } from 'graphql';

const NONE = new Set();
const byOperation = new WeakMap();

/** The fields of a type that the running operation asks for; found once for a document the server has kept. */
export function askedOf({ operation, fragments, schema }, type) {
  let asked = byOperation.get(operation);
  if (asked === undefined) {
    asked = fieldsByType(schema, [operation, ...Object.values(fragments)]);
    byOperation.set(operation, asked);
  }
  return asked.get(type) ?? NONE;
}

function fieldsByType(schema, definitions) {
  const fields = new Map();
  const types = new TypeInfo(schema);
  const Field = ({ name }) => {
    const parent = types.getParentType()?.name;
    if (!fields.has(parent)) fields.set(parent, new Set());
    fields.get(parent).add(name.value);
  };
  for (const definition of definitions) visit(definition, visitWithTypeInfo(types, { Field }));
  return fields;
}
