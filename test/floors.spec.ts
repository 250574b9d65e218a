// The house stands: imports point down, and what belongs in one room is in no other (house.md, sections 3 and 4).
import { describe, expect, test } from 'vitest';
import { RULES } from './floors/rules.js';
import { readSources, sourceNamed, sourceOf, type Source } from './floors/sources.js';

interface Floor {
  readonly name: string;
  readonly files: RegExp;
  /** Nothing of ours but its own: what stands here could be lifted out of the house. */
  readonly alone?: true;
}

/** From the bottom. A file may import its own floor and those beneath. */
const FLOORS: readonly Floor[] = [
  { name: 'the judge', files: /^auth\//, alone: true },
  { name: 'the engine', files: /^engine\// },
  { name: 'the rows', files: /^entities\// },
  { name: 'what a request carries', files: /^context\// },
  { name: 'acts', files: /^acts\// },
  { name: 'resolvers', files: /^resolvers\// },
  { name: 'the schema and its papers', files: /^(papers|schema|limits)\/|^schema\.ts$/ },
  { name: 'HTTP and the demo', files: /^(http|seed)\/|^demo\.ts$/ },
  { name: 'the machine', files: /^(config|embedded-postgres)(\/|\.ts$)|^own-folder\.ts$/, alone: true },
  { name: 'the server', files: /^(server|gateway)\.ts$/ },
  { name: 'the process', files: /^(main|cli|generate-papers)\.ts$|^operator\// },
  { name: 'the console', files: /^console\//, alone: true },
];

const sources = readSources();

const floorsOf = (path: string): readonly number[] =>
  FLOORS.flatMap(({ files }, index) => (files.test(path) ? [index] : []));
const floorOf = (path: string): number => floorsOf(path)[0] ?? -1;

/** What a source imports of ours from where it may not. */
function wrongImports({ path, imports }: Source): string[] {
  const floor = floorOf(path);
  return imports
    .flatMap((imported) => sourceNamed(imported, sources)?.path ?? [])
    .filter((imported) => floorOf(imported) > floor || (FLOORS[floor]?.alone === true && floorOf(imported) !== floor));
}

describe('imports point down', () => {
  test('every source stands on exactly one floor', () => {
    expect(sources.filter(({ path }) => floorsOf(path).length !== 1).map(({ path }) => path)).toEqual([]);
    expect(FLOORS.filter(({ files }) => !sources.some(({ path }) => files.test(path)))).toEqual([]);
  });

  test.each(FLOORS.map((floor) => [floor.name, floor] as const))(
    '%s imports nothing from above',
    (_name, { files }) => {
      const wrong = sources
        .filter(({ path }) => files.test(path))
        .flatMap((source) => wrongImports(source).map((to) => `${source.path} imports ${to}`));
      expect(wrong).toEqual([]);
    },
  );

  test('an import from above, or out of a room that stands alone, is noticed', () => {
    expect(wrongImports(sourceOf('entities/agent.ts', "import type { Page } from '../context/page.js';"))).toEqual([
      'context/page.ts',
    ]);
    expect(wrongImports(sourceOf('console/main.tsx', "export { decide } from '../auth/decide.js';"))).toEqual([
      'auth/decide.ts',
    ]);
    expect(wrongImports(sourceOf('config.ts', "const a = await import('./auth/decide.js');"))).toEqual([
      'auth/decide.ts',
    ]);
  });

  test('no source reaches out of src: neither tests nor the published schema are imported', () => {
    const reachingOut = sources.filter(({ imports }) => imports.some((imported) => imported.startsWith('..')));
    expect(reachingOut.map(({ path }) => path)).toEqual([]);
    expect(sourceOf('auth/x.ts', "import schema from '../../schema/x.js';").imports).toEqual(['../schema/x']);
  });
});

describe.each(RULES.map((rule) => [rule.sentence, rule] as const))('%s', (_sentence, { butFor, broken, offenders }) => {
  test('and every source obeys', () => {
    const bound = sources.filter(({ path }) => butFor?.test(path) !== true);
    expect(bound.flatMap((source) => broken(source).map((what) => `${source.path}: ${what}`))).toEqual([]);
  });

  test.each(offenders)('and would notice %s', (offender) => {
    expect(broken(sourceOf('resolvers/offender.ts', offender))).toHaveLength(1);
  });
});
