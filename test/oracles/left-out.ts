import { getNamedType, isLeafType, isObjectType, type GraphQLField, type GraphQLObjectType } from 'graphql';
import { rowsOf, type World } from '../isolation/world.js';
import { COUNTED } from './evaluate.js';
import { columnOf } from './known-rows.js';
import { PUBLISHED } from './published.js';
import { ASKED_ARGUMENTS } from './random-documents.js';

type Field = GraphQLField<unknown, unknown>;

const objectTypes = (): readonly GraphQLObjectType[] =>
  Object.values(PUBLISHED.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__'));

const fieldsOf = (type: GraphQLObjectType): readonly Field[] => Object.values(type.getFields());

/** The values of rows that are in no column: the reference cannot know them. */
export function valuesWithoutColumn(world: World): readonly string[] {
  const isValue = (field: Field): boolean => {
    const yields = getNamedType(field.type);
    return isLeafType(yields) || (isObjectType(yields) && !world.byType.has(yields.name) && !isPlace(yields.name));
  };
  return objectTypes().flatMap((type) => {
    const [row] = rowsOf(world, type.name);
    return fieldsOf(type)
      .filter((field) => row !== undefined && field.name !== 'id' && isValue(field))
      .filter(({ name }) => !(columnOf(name) in (row?.columns ?? {})) && !COUNTED.has(`${type.name}.${name}`))
      .map(({ name }) => `${type.name}.${name}`);
  });
}

/** Lists, and what stands where a row does, are no values. */
const isPlace = (type: string): boolean => type.endsWith('Connection') || type === 'AccountBilling';

/** What other operations there are, and what fields can be given, besides what random documents ask and give. */
export function neverAsked(): readonly string[] {
  const mutation = PUBLISHED.getMutationType();
  const asked = objectTypes().filter((type) => type !== mutation);
  const given = asked.flatMap((type) => fieldsOf(type).flatMap(({ args }) => args.map(({ name }) => name)));
  return [mutation?.name ?? '', ...new Set(given.filter((name) => !ASKED_ARGUMENTS.has(name)))];
}
