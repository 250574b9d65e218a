import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface Breakage {
  readonly name: string;
  readonly edits: readonly { readonly file: string; readonly find: string; readonly replace: string }[];
  readonly tests: readonly string[];
}

/** `npm run test:broken` takes long; that its breakages still fit the code as it is can be known at once. */
const { BREAKAGES } = (await import(new URL('./broken/all.mjs', import.meta.url).href)) as {
  BREAKAGES: readonly Breakage[];
};
const path = (file: string): URL => new URL(`../${file}`, import.meta.url);

test('no two breakages have the same name', () => {
  const names = BREAKAGES.map(({ name }) => name);
  expect(names.filter((name, n) => names.indexOf(name) !== n)).toEqual([]);
});

describe.each(BREAKAGES)('the breakage "$name"', ({ edits, tests }) => {
  test('fits the code in one place each, and changes it', () => {
    for (const { file, find, replace } of edits) {
      expect(readFileSync(path(file), 'utf8').split(find)).toHaveLength(2);
      expect(replace).not.toBe(find);
    }
  });

  test('names tests that there are', () => {
    expect(tests.length).toBeGreaterThan(0);
    expect(tests.filter((file) => !existsSync(path(file)))).toEqual([]);
  });
});
