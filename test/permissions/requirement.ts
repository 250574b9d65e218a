// The requirement: copies of permissions-final.csv and of what permissions-final.json has besides (the version of June 2022 and
// what changed since), so that the repository needs nothing beside it.
import { readFileSync } from 'node:fs';

export interface RequiredPermission {
  readonly group: string;
  readonly permission: string;
  readonly meaning: string;
  readonly cells: Readonly<Record<string, boolean>>;
}

export function readRequirement(): readonly RequiredPermission[] {
  const [head, ...lines] = linesIn('permissions-final.csv');
  const codes = (head ?? []).slice(3);
  return lines.map(([group = '', permission = '', meaning = '', ...answers]) => ({
    group,
    permission,
    meaning,
    cells: Object.fromEntries(codes.map((code, index) => [code, isYes(answers[index])])),
  }));
}

/** A permission as version 2022-06 has it: whether its text names it, and its cells. */
export interface OlderPermission {
  readonly permission: string;
  readonly known: boolean;
  readonly cells: Readonly<Record<string, boolean>>;
}

export function readJune2022(): readonly OlderPermission[] {
  const [head, ...lines] = linesIn('permissions-2022-06.csv');
  const codes = (head ?? []).slice(2);
  return lines.map(([permission = '', known, ...answers]) => ({
    permission,
    known: isYes(known),
    cells: Object.fromEntries(codes.map((code, index) => [code, isYes(answers[index])])),
  }));
}

/** A cell that is answered otherwise now than in 2022. */
export interface RequiredChange {
  readonly permission: string;
  readonly role: string;
  readonly before: boolean;
  readonly after: boolean;
  readonly comparable: boolean;
}

export const readDifference = (): readonly RequiredChange[] =>
  linesIn('permissions-difference.csv')
    .slice(1)
    .map(([permission = '', role = '', then, now, comparable]) => ({
      permission,
      role,
      before: isYes(then),
      after: isYes(now),
      comparable: isYes(comparable),
    }));

const linesIn = (file: string): readonly string[][] =>
  readFileSync(new URL(`../fixtures/${file}`, import.meta.url), 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf);

/** RFC 4180, without line breaks in cells: the requirement has none. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, bare = '']) => quoted?.replaceAll('""', '"') ?? bare,
  );

function isYes(answer: string | undefined): boolean {
  if (answer === 'yes' || answer === '') return answer === 'yes';
  throw new Error(`A cell of the requirement is neither yes nor blank: ${String(answer)}.`);
}
