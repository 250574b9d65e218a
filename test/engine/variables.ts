export type Given = Readonly<Record<string, unknown>>;

/** The variables that documents declare, as far as they use them; undefined is left out. */
export const VARIABLES: Readonly<Record<string, { readonly type: string; readonly values: readonly unknown[] }>> = {
  yes: { type: 'Boolean!', values: [true, false] },
  no: { type: 'Boolean! = false', values: [true, false, undefined] },
  /** Null passes the validation, as it has a default, and fails where it is used. */
  perhaps: { type: 'Boolean = true', values: [true, false, undefined, undefined, null] },
  int: { type: 'Int!', values: [0, -5, 2 ** 31 - 1] },
  intOrNot: { type: 'Int', values: [1, null, undefined] },
  intOrNine: { type: 'Int = 9', values: [1, null, undefined] },
  text: { type: 'String', values: ['a "text"', '\ud800', null, undefined] },
  textOr: { type: 'String = "a default"', values: ['given', null, undefined] },
  list: { type: '[Int!]', values: [[], [1, 2], 3, null, undefined] },
  colour: { type: 'Colour', values: ['GREEN', 'QUOTED', null, undefined] },
  filter: {
    type: 'Filter = { texts: "one" }',
    values: [{}, { number: null, nested: { texts: ['a', 'b'] } }, { nested: { nested: {} } }, null, undefined],
  },
};

type Values = readonly (string | `$${keyof typeof VARIABLES}`)[];

/** What arguments of a field may be given, besides nothing. */
const VALUES: Readonly<Record<string, Values>> = {
  must: ['1', '-0', '$int', '$intOrNine'],
  number: ['', '', '5', 'null', '$int', '$intOrNot', '$intOrNine'],
  text: ['', '', '"a text"', '"""a\n block"""', 'null', '$text', '$textOr'],
  list: ['', '', '[]', '[1, $int]', '7', 'null', '[$intOrNine]', '$list'],
  colour: ['', '', 'NONE', 'null', '$colour'],
  filter: ['', '', '{}', '{ number: $intOrNot, texts: ["a", $textOr] }', '{ nested: $filter }', 'null', '$filter'],
};

export const argumentTexts = (pick: (values: Values) => string, variable: (name: string) => string): string =>
  Object.entries(VALUES)
    .flatMap(([name, values]) => {
      const value = pick(values).replace(/\$(\w+)/g, (_dollar, used: string) => variable(used));
      return value === '' ? [] : [`${name}: ${value}`];
    })
    .join(', ');
