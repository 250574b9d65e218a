/** What breaks the schema as the caller sees it. */
export const NAMES = [
  {
    name: 'introspection is answered from the whole schema',
    edits: [
      {
        file: 'src/engine/engine.ts',
        find: 'await interpret(request.callerSchema(), {',
        replace: 'await interpret((void request.callerSchema, this.schema), {',
      },
    ],
    tests: ['test/caller-schema.spec.ts', 'test/caller-schema/documents.spec.ts'],
  },
  {
    name: 'a schema is remembered for whoever asks next, whatever they hold',
    edits: [{ file: 'src/schema/caller-schemas.ts', find: "names.join(' ')", replace: "names.join(' ').slice(0, 0)" }],
    tests: ['test/caller-schema.spec.ts'],
  },
  {
    name: 'the schema shows what a narrowed token took away',
    edits: [
      {
        file: 'src/auth/names.ts',
        find: 'decide(viewer, permission).allowed',
        replace: 'decide({ ...viewer, narrowedTo: null }, permission).allowed',
      },
    ],
    tests: ['test/caller-schema.spec.ts', 'test/caller-schema/sets.spec.ts'],
  },
  {
    name: 'the schema lists rows of every type as if anybody could fetch them by their id',
    edits: [
      {
        file: 'src/schema/caller-schema.ts',
        find: 'gate === undefined || isOpened(gate, held)',
        replace: 'gate === undefined || isOpened(gate, held) || held !== undefined',
      },
    ],
    tests: ['test/caller-schema/sets.spec.ts', 'test/caller-schema/parts.spec.ts'],
  },
  {
    name: 'a filter in the schema names what is hidden',
    edits: [
      {
        file: 'src/schema/remainder.ts',
        find: "typeof coordinate === 'string' ? this.shows(coordinate) : true",
        replace: "typeof coordinate === 'string' && coordinate === '' ? this.shows(coordinate) : true",
      },
    ],
    tests: ['test/caller-schema/parts.spec.ts'],
  },
  {
    name: 'the schema as text is given to whoever has a token, whoever they are now',
    edits: [
      {
        file: 'src/http/paper-routes.ts',
        find: 'await gate.open();\n    return namesHeldBy(gate.viewer);',
        replace: 'await gate.open().catch(() => undefined);\n    return gate.isOpen ? namesHeldBy(gate.viewer) : [];',
      },
    ],
    tests: ['test/caller-schema.spec.ts'],
  },
];
