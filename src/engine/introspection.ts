import { Kind, visit, type DocumentNode, type ExecutionResult, type FieldNode, type NameNode } from 'graphql';
import { variablesIn } from './document.js';

/** A document in two, by what its root fields ask about. */
export interface Parts {
  /** The document, but for `__schema` and `__type`: a placeholder keeps the place of each in the answer. */
  readonly data: DocumentNode;
  /** What asks about the schema, and nothing else; null if nothing does. */
  readonly introspection: DocumentNode | null;
}

/** Parts are a function of the document, and live as long as it does. */
const remembered = new WeakMap<DocumentNode, Parts>();

export function partsOf(document: DocumentNode): Parts {
  let parts = remembered.get(document);
  if (parts === undefined) remembered.set(document, (parts = parted(document)));
  return parts;
}

/** The answer to both parts. Each placeholder gives way to what the schema answered under the same key. */
export function joined(data: ExecutionResult, introspection: ExecutionResult): ExecutionResult {
  const errors = [...(data.errors ?? []), ...(introspection.errors ?? [])];
  const whole = data.data == null || introspection.data == null ? null : { ...data.data, ...introspection.data };
  return { ...data, data: whole, ...(errors.length === 0 ? {} : { errors }) };
}

function parted(document: DocumentNode): Parts {
  const data = visit(document, { Field: (field) => (asksOfSchema(field) ? placeholder(field) : undefined) });
  return { data, introspection: data === document ? null : introspectionOf(document) };
}

/** Only `Query` has them, so wherever they stand in a valid document, in whatever fragment, they are root fields. */
const asksOfSchema = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

const TYPENAME: NameNode = { kind: Kind.NAME, value: '__typename' };

/** The same key in the answer, under the same `@include` and `@skip`. */
const placeholder = ({ alias, name, directives = [] }: FieldNode): FieldNode => ({
  kind: Kind.FIELD,
  alias: alias ?? name,
  name: TYPENAME,
  directives,
});

function introspectionOf(document: DocumentNode): DocumentNode {
  const asked = visit(document, {
    FragmentDefinition: ({ typeCondition }) => (typeCondition.name.value.startsWith('__') ? false : undefined),
    Field: (field) => (asksOfSchema(field) ? false : null),
  });
  const used = variablesIn(asked);
  // Others may be of types that the caller's schema does not have.
  return visit(asked, { VariableDefinition: ({ variable }) => (used.has(variable.name.value) ? false : null) });
}
