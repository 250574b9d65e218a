import { GraphQLError, isEnumType, type GraphQLLeafType } from 'graphql';
import { isoInstant } from './instant.js';
import type { Write } from './plan.js';

/** Writes values of a leaf type as `JSON.stringify` writes what the type serializes, the usual ones the short way. */
export function leafWriter(type: GraphQLLeafType): Write {
  if (isEnumType(type)) return enumWriter(type);
  const serialized: Write = (value) => written(type, value);
  switch (type.name) {
    case 'String':
    case 'ID':
      return (value) => (typeof value === 'string' ? quoted(value) : serialized(value));
    case 'Int':
      return (value) => (typeof value === 'number' && (value | 0) === value ? `${value}` : serialized(value));
    case 'Boolean':
      return (value) => (typeof value === 'boolean' ? `${value}` : serialized(value));
    case 'DateTime':
      return (value) => {
        const instant = value instanceof Date ? isoInstant(value) : null;
        return instant === null ? serialized(value) : `"${instant}"`;
      };
    default:
      return serialized;
  }
}

function written(type: GraphQLLeafType, value: unknown): string {
  const serialized: unknown = type.serialize(value);
  if (serialized != null) return JSON.stringify(serialized);
  throw new GraphQLError(`${type.name} made nothing of a value.`);
}

/** A closed set has few members, each written once. */
function enumWriter(type: GraphQLLeafType): Write {
  const known = new Map<unknown, string>();
  return (value) => {
    let text = known.get(value);
    if (text === undefined) known.set(value, (text = written(type, value)));
    return text;
  };
}

/** JSON escapes exactly these, and surrogates that lack their other half. */
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string): string => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);
