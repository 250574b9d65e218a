import { isEnumType, type GraphQLLeafType } from 'graphql';
import { oneOf } from './dice.js';

/** What leaf types show, the values that writers of JSON get wrong among them. */
const SHOWN: Readonly<Record<string, readonly unknown[]>> = {
  Int: [0, -0, 1, -7, 2 ** 31 - 1, -(2 ** 31), true, '12', { valueOf: () => 3 }],
  Float: [0, -0, 0.1, -1e-7, 1e21, 5e-324, 2 ** 53, false, '1.50'],
  String: [
    '',
    'plain',
    'a "quoted" text',
    'back\\slash \\u0041',
    'lines\r\n\ttabs \b\f',
    '\u0000\u001f\u007f\u0080\u2028\u2029\ufeff',
    'alone: \ud800 and \udfff, reversed \udc00\ud83d',
    '🦉 and 👩‍💻, é and e\u0301',
    '</script><!--',
    '__proto__',
    42,
    true,
    { toJSON: () => 'as JSON' },
  ],
  Boolean: [true, false, 1, 0],
  ID: ['', 'id_1', 'a "quoted" id', 5, -0, '\ud83d'],
  Anything: [
    0,
    '',
    false,
    NaN,
    Infinity,
    [],
    {},
    { a: [undefined, () => 1], b: undefined, c: NaN },
    JSON.parse('{"__proto__":{"a":1},"2":0,"1":0}'),
    new Date(0),
    '\ud800',
  ],
  Moment: [0, 1_763_700_000_000, -1],
};

/** What they cannot show. */
const WRONG: Readonly<Record<string, readonly unknown[]>> = {
  Int: ['a text', '', NaN, Infinity, 0.5, 2 ** 31, {}, [], [1], Symbol('no number'), 2n],
  Float: ['a text', '', NaN, -Infinity, {}, [1], () => 1],
  String: [NaN, Infinity, {}, ['a text'], Symbol('no text'), Object.create(null)],
  Boolean: ['true', NaN, {}, [true]],
  ID: [0.5, NaN, true, {}, [1]],
  Anything: ['refused', 'nothing'],
  Moment: [NaN, 'no time'],
};

const NO_MEMBERS = ['RED', 'no member', 1, true, {}, ['red'], NaN];

export const shownBy = (type: GraphQLLeafType, number: number): unknown =>
  isEnumType(type) ? oneOf(type.getValues(), number).value : oneOf(SHOWN[type.name] ?? [], number);

export const wrongFor = (type: GraphQLLeafType, number: number): unknown =>
  oneOf(isEnumType(type) ? NO_MEMBERS : (WRONG[type.name] ?? []), number);
