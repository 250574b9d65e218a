// What somebody's schema should be, said a second time: from the requirement's cells and the published papers, naively, by
// hand. It shares no code with `src`, so that a mistake there is not repeated here.
import { readFileSync } from 'node:fs';
import {
  buildSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { readRequirement } from '../permissions/requirement.js';

const paper = (name: string): string => readFileSync(new URL(`../../schema/${name}`, import.meta.url), 'utf8');

export const published: GraphQLSchema = buildSchema(paper('schema.graphql'));

const REQUIREMENT = readRequirement();

/** The names that some columns of the matrix carry, by their codes. */
export const namesOfColumns = (codes: readonly string[]): ReadonlySet<string> =>
  new Set(
    REQUIREMENT.filter(({ cells }) => codes.some((code) => cells[code] === true)).map(({ permission }) => permission),
  );

/** What stands in backticks in each row of the tables under a heading. */
function rowsUnder(heading: string): string[][] {
  const [, part = ''] = paper('permissions.md').split(`\n## ${heading}`);
  const [section = ''] = part.split('\n## ');
  return section
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name));
}

/** Several permissions stand beside an act that needs one or the other, by what it is done to. */
const GUARDS = new Map(rowsUnder('The policy').map(([coordinate = '', ...guards]) => [coordinate, guards]));
const GATES = new Map(rowsUnder('Rows by their id').map(([type = '', ...gates]) => [type, gates]));

/** Every coordinate that whoever holds these names should find, in the order of the alphabet. */
export function coordinatesFor(names: ReadonlySet<string>): readonly string[] {
  const isShown = (type: string, field: string): boolean =>
    (GUARDS.get(`${type}.${field}`) ?? []).some((guard) => ['public', 'self'].includes(guard) || names.has(guard));

  /** Whether anything can be asked beneath a type without coming back to where one has been. */
  const isAskable = (type: GraphQLNamedType, been: readonly string[] = []): boolean => {
    if (been.includes(type.name)) return false;
    const beneath = [...been, type.name];
    if (isAbstractType(type)) return published.getPossibleTypes(type).some((member) => isAskable(member, beneath));
    return !isObjectType(type) || fieldsOf(type).some(({ yields }) => isAskable(yields, beneath));
  };

  const fieldsOf = (type: GraphQLObjectType): { name: string; yields: GraphQLNamedType }[] =>
    Object.values(type.getFields())
      .filter(({ name }) => isShown(type.name, name))
      .map((field) => ({ name: field.name, yields: getNamedType(field.type) }));

  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting: GraphQLNamedType[] = [published.getQueryType(), published.getMutationType()].filter(
    (type) => type != null,
  );
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (seen.has(type.name)) continue;
    seen.add(type.name);
    if (isAbstractType(type)) {
      const opened = published
        .getPossibleTypes(type)
        .filter(({ name }) => GATES.get(name)?.some((gate) => names.has(gate)));
      waiting.push(...opened);
    }
    if (!isObjectType(type)) continue;
    for (const { name, yields } of fieldsOf(type).filter((field) => isAskable(field.yields))) {
      found.add(`${type.name}.${name}`);
      waiting.push(yields);
    }
  }
  return [...found].sort();
}
