import { isCompositeType, isObjectType, isRequiredArgument, type GraphQLObjectType } from 'graphql';
import { OF_NOBODY, type KnownRow } from '../../isolation/world.js';
import { PUBLISHED, yieldedBy } from '../published.js';
import { covering } from './covering.js';
import type { Piece } from './pieces.js';
import type { Unlike } from './unlike.js';

/** Rows that are seen, by their ids, with all their values and those of the rows that they show. */
export const seenById = (unlike: Unlike): readonly Piece[] =>
  covering(
    identified(unlike).filter((row) => unlike.isSeen(row)),
    (row) => [`${row.type} for ${unlike.sight.rightsOver(row)}`, ...unlike.marks(row)],
  ).map(byId);

/**
 * What is not seen must answer as if it were not there, whether it is there, is gone or has just come. Not to be asked
 * beside rows that are seen: a reference that leads there would need no statement of its own.
 */
export const unseenById = (unlike: Unlike): readonly Piece[] =>
  covering(
    identified(unlike).filter((row) => !unlike.isSeen(row)),
    (row) => {
      const kind = `${row.type} for ${unlike.sight.rightsOver(row)}`;
      const fate = unlike.comesOrGoes(row) ? 'comes or goes' : 'stays';
      return [`${kind} ${fate}`, ...unlike.columns(row).map((column) => `${kind} ${column}`)];
    },
  ).map(byId);

const identified = ({ rows }: Unlike): readonly KnownRow[] => rows.filter(({ type }) => !OF_NOBODY.includes(type));

const byId =
  ({ type, globalId }: KnownRow): Piece =>
  (variables) => {
    const shown = valuesOf(PUBLISHED.getType(type) as GraphQLObjectType, 1);
    return `node(id: ${variables.add('ID!', globalId)}) { __typename id ... on ${type} { ${shown} } }`;
  };

/** All fields that are no lists of rows and take no arguments, and as many steps further of them. */
function valuesOf(type: GraphQLObjectType, further: number): string {
  const fields = Object.values(type.getFields()).filter(
    ({ args, type: yields }) => !args.some(isRequiredArgument) && !String(yields).endsWith('Connection'),
  );
  const shown = fields.flatMap((field): readonly string[] => {
    const yields = yieldedBy(field);
    if (!isCompositeType(yields)) return [field.name];
    if (!isObjectType(yields)) return [`${field.name} { __typename }`];
    return [`${field.name} { __typename ${further > 0 ? valuesOf(yields, further - 1) : ''} }`];
  });
  return shown.join(' ');
}
