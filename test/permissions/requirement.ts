// The requirement: a copy of permissions-final.csv, so that the repository needs nothing beside it.
import { readFileSync } from 'node:fs';

export interface RequiredPermission {
  readonly group: string;
  readonly permission: string;
  readonly meaning: string;
  readonly cells: Readonly<Record<string, boolean>>;
}

export function readRequirement(): readonly RequiredPermission[] {
  const text = readFileSync(new URL('../fixtures/permissions-final.csv', import.meta.url), 'utf8');
  const [head, ...lines] = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf);
  const codes = (head ?? []).slice(3);
  return lines.map(([group = '', permission = '', meaning = '', ...answers]) => ({
    group,
    permission,
    meaning,
    cells: Object.fromEntries(codes.map((code, index) => [code, isYes(answers[index])])),
  }));
}

/** RFC 4180, without line breaks in cells: the requirement has none. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
  );

function isYes(answer: string | undefined): boolean {
  if (answer === 'yes' || answer === '') return answer === 'yes';
  throw new Error(`A cell of the requirement is neither yes nor blank: ${String(answer)}.`);
}
