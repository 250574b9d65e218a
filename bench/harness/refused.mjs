// How much of a document its asker is refused.
import { buildSchema, getNamedType, Kind, parse } from 'graphql';
import { readFileSync } from 'node:fs';

const schema = buildSchema(readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8'));

/**
 * How many fields a document selects, and how many of them stand at or beneath one of the refused coordinates
 * (`Account.billing`). Fields of a fragment count wherever it is spread.
 */
export function refusedOf(text, refused) {
  const document = parse(text);
  const fragments = new Map(document.definitions.map((definition) => [definition.name.value, definition]));
  const count = { asked: 0, refused: 0 };
  walk(
    document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION),
    schema.getQueryType(),
    false,
  );
  return count;

  function walk({ selectionSet }, type, isCut) {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) walk(fragments.get(selection.name.value), type, isCut);
      else visit(selection, type, isCut);
    }
  }

  function visit(field, type, isCut) {
    const isRefused = isCut || refused.has(`${type.name}.${field.name.value}`);
    count.asked += 1;
    if (isRefused) count.refused += 1;
    walk(field, getNamedType(type.getFields()[field.name.value].type), isRefused);
  }
}
