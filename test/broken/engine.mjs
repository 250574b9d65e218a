/** What breaks the plans by which operations asked again are answered: nothing of it happens to whoever asks first. */
const engine = (file, find, replace) => ({ file: `src/engine/${file}.ts`, find, replace });
const broken = (name, edits, tests = ['test/engine.spec.ts']) => ({ name: `compiled: ${name}`, edits, tests });

const FENCE = engine('compile', '      verdict: fence?.verdict ?? null,', '      verdict: null,');
const ALIGNED = '    verdictOfOne === true ? found[n++] : verdictOfOne === false ? null : verdictOfOne,';

export const ENGINE = [
  broken('the field fence is left out', [FENCE]),
  broken('the field fence is left out of the gateway', [FENCE], ['test/engine/gateway.spec.ts']),
  broken('a refused parent still reaches the resolver of its level', [
    engine('values', 'objects.filter((_object, n) => said[n] === true)', 'objects'),
    engine('values', 'said.map((verdictOfOne) =>', 'said.map((verdictOfOne, n) =>'),
    engine('values', ALIGNED, '    verdictOfOne === true ? found[n] : verdictOfOne === false ? null : verdictOfOne,'),
    engine('values', '  let n = 0;\n', ''),
  ]),
  broken('after a refusal everybody is given the value of the next', [
    engine('values', ALIGNED, ALIGNED.replace('? null', '? (n++, null)')),
  ]),
  broken('an object after one that could not stand is given the fields of that one', [
    engine(
      'writer',
      '    const { length } = this.faults;\n    this.#value(column, value, shape);\n',
      '    const { length } = this.faults;\n',
    ),
  ]),
  broken('null stands where it may not', [
    engine(
      'writer',
      "if (nullable) this.json.add('null');\n    return nullable;",
      "this.json.add('null');\n    return true;",
    ),
  ]),
  broken('what fails beneath a failure is told, too', [engine('writer', '    this.faults.length = length;\n', '')]),
  broken('errors lose their places in lists', [
    engine('writer', '[...this.#path]', "this.#path.filter((key) => typeof key === 'string')"),
  ]),
  broken('what cannot stand is not taken back', [
    engine('writer', 'else json.backTo(begin);\n    return stands;', 'return stands;'),
  ]),
  broken('errors come as they were found', [
    engine('engine', '[...errors].sort((a, b) => pathOrder(a.path ?? [], b.path ?? []))', '[...errors]'),
  ]),
  broken('the plan for one value of a condition is that for the other', [
    engine('engine', '`${hash} ${JSON.stringify(conditions)} ${operationName', '`${hash} ${operationName'),
  ]),
  broken('the arguments of whoever asked first are those of all', [
    engine(
      'compile',
      'return (variables) => Object.freeze(getArgumentValues(field, node, variables));',
      'return ((known) => (variables) => (known ??= getArgumentValues(field, node, variables)))();',
    ),
  ]),
  broken('of a field asked twice only the first selection is answered', [
    engine('compile', 'const selectionSets = nodes.flatMap(', 'const selectionSets = nodes.slice(0, 1).flatMap('),
  ]),
  broken('a fragment on an abstract type is about nobody', [
    engine('collect', 'named === type || (isAbstractType(named) && schema.isSubType(named, type))', 'named === type'),
  ]),
  broken('what is promised in a list is not waited for', [
    engine('settled', '  if (isPromise(value)) return awaited(value, shape);\n', ''),
  ]),
  broken('halves of surrogates are written as they are', [engine('leaf', '\\u001f\\ud800-\\udfff]', '\\u001f]')]),
  broken('a resolver of a level that fails takes the whole operation along', [
    engine('values', '    return parents.map(() => new Failure(error));', '    throw error;'),
  ]),
  broken(
    'no operation is ever forgotten',
    [engine('engine', 'this.#prepared.size > MOST_REMEMBERED', 'this.#prepared.size > 10 * MOST_REMEMBERED')],
    ['test/engine/plans.spec.ts'],
  ),
  broken(
    'what was asked first is forgotten first, however often it is asked again',
    [engine('engine', '    this.#prepared.delete(key);\n', '')],
    ['test/engine/plans.spec.ts'],
  ),
  broken(
    'resolvers may change the arguments of later runs',
    [
      engine(
        'compile',
        'const fixed = Object.freeze(getArgumentValues(field, node, {}));',
        'const fixed = getArgumentValues(field, node, {});',
      ),
    ],
    ['test/engine/plans.spec.ts'],
  ),
  broken(
    'small letters of a uuid are read as capitals',
    [{ file: 'src/entities/global-id.ts', find: '(char | 32) - 87', replace: 'char - 55' }],
    ['test/engine/global-ids.spec.ts'],
  ),
];
