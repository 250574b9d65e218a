import { getNamedType, isCompositeType, isObjectType, isRequiredArgument, type GraphQLField } from 'graphql';
import { Questions, type Dice } from '../filters/random.js';
import type { Material } from './material.js';
import { FIELDS, PUBLISHED } from './published.js';

export interface Document {
  readonly text: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

type Field = GraphQLField<unknown, unknown>;

const DEPTH = 5;

/** Fewer the deeper, so that most documents stay within the limits. */
const mostFields = (left: number): number => (left > 3 ? 6 : left > 1 ? 4 : 3);

/** A document over the whole schema: aliases, fragments, rows by id, lists within lists, sometimes filtered and ordered. */
export function randomDocument(dice: Dice, { ids, examples }: Material): Document {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];
  const questions = new Questions(FIELDS, dice);
  let names = 0;

  const pick = <Item>(items: readonly Item[]): Item => items[dice(items.length)] as Item;
  const some = <Item>(items: readonly Item[], most: number): readonly Item[] => [
    ...new Set(Array.from({ length: 1 + dice(most) }, () => pick(items))),
  ];
  const newName = (letter: string): string => `${letter}${(names += 1)}`;

  function selection(typeName: string, left: number): string {
    const parts = typeName === 'Node' ? [spread(pick([...ids.keys()]), left)] : [];
    const type = PUBLISHED.getType(typeName);
    const fields = isObjectType(type) ? Object.values(type.getFields()).filter((field) => isAsked(field, left)) : [];
    const chosen = fields.length === 0 ? [] : some(fields, typeName === 'Query' ? 3 : mostFields(left));
    const again = chosen.length > 0 && dice(12) === 0 ? [spread(typeName, left)] : [];
    const id = ids.has(typeName) || typeName === 'Node' ? 'id ' : '';
    return `{ __typename ${id}${[...chosen.map((field) => asked(field, left)), ...again, ...parts].join(' ')} }`;
  }

  /** A fragment, by name or in place; of what is answered anyway, whatever it repeats is answered once. */
  function spread(typeName: string, left: number): string {
    const inner = selection(typeName, left - 1);
    if (typeName === 'Query' || dice(2) === 0) return `... on ${typeName} ${inner}`;
    const name = newName('F');
    fragments.push(`fragment ${name} on ${typeName} ${inner}`);
    return `...${name}`;
  }

  function asked(field: Field, left: number): string {
    const yields = getNamedType(field.type);
    const inner = isCompositeType(yields) ? selection(yields.name, isRow(yields.name) ? left - 1 : left) : '';
    const given = argumentsOf(field);
    const alias = given !== '' || dice(12) === 0 ? `${newName('a')}: ` : '';
    return `${alias}${field.name}${given} ${inner}`;
  }

  function argumentsOf(field: Field): string {
    const known = new Set(field.args.map(({ name }) => name));
    const yields = getNamedType(field.type).name;
    if (known.has('ids')) return `(ids: ${JSON.stringify([anyId(yields), anyId(yields), anyId(yields)])})`;
    if (known.has('id')) return `(id: "${anyId(yields)}")`;
    if (!known.has('first')) return '';
    const size = pick(['first: 1', 'first: 2', 'first: 3', 'last: 1', 'last: 3']);
    return `(${size}${dice(8) === 0 ? questioned(yields.replace('Connection', '')) : ''})`;
  }

  function questioned(type: string): string {
    const { filter, orderBy } = questions.about(type, examples.get(type) ?? []);
    const keys = orderBy.filter(({ field }) => !isClosedSet(type, field));
    const [f, o] = [newName('f'), newName('o')];
    Object.assign(variables, { [f]: filter, [o]: keys });
    declared.push(`$${f}: ${type}Filter, $${o}: [${type}Order!]`);
    return `, filter: $${f}, orderBy: $${o}`;
  }

  /** Mostly of the type that is asked for; an id of another leads nowhere. */
  const anyId = (type: string): string => pick(ids.get(dice(10) === 0 ? '' : type) ?? pick([...ids.values()]));

  function rowById(): string {
    const type = pick([...ids.keys()]);
    return `${newName('n')}: node(id: "${pick(ids.get(type) ?? [])}") { __typename id ${spread(type, DEPTH)} }`;
  }

  const selections = [rowById(), rowById(), spread('Query', DEPTH + 1)].join(' ');
  const head = declared.length > 0 ? ` (${declared.join(', ')})` : '';
  return { text: `query${head} { ${selections} } ${fragments.join(' ')}`, variables };
}

const isRow = (type: string): boolean => !/(Connection|Edge|PageInfo)$/.test(type);

/** The order within a closed set is not published: the schema is printed by the alphabet. `test/filters.spec.ts` sorts by them. */
function isClosedSet(type: string, name: string): boolean {
  const field = FIELDS.sortable(type).find((sortable) => sortable.name === name)?.field ?? '';
  return FIELDS.members(type, field) !== null;
}

/** What a field may be given; one that requires anything else is not asked. */
export const ASKED_ARGUMENTS = new Set(['id', 'ids', 'first', 'last', 'filter', 'orderBy']);

const isAsked = (field: Field, left: number): boolean =>
  (left > 0 || !isCompositeType(getNamedType(field.type))) &&
  field.args.every((argument) => ASKED_ARGUMENTS.has(argument.name) || !isRequiredArgument(argument));
