import { expect } from 'vitest';
import type { Answer, TestGateway } from '../gateway.js';
import type { Asked } from './variables.js';
import { smallest } from './smallest.js';

/** Who asks, with which token, how refusals are to be told, and whether statements are counted besides. */
export interface Asker {
  readonly email: string;
  readonly only: readonly string[] | null;
  readonly refusals: 'strip' | 'error';
  readonly counts: 'statements' | 'nothing';
}

/** One gateway for each world. */
export type Worlds = readonly [one: TestGateway, other: TestGateway];

/** What two answers could be told apart by, but for the time (rulings 34). */
interface Told {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

interface Observed {
  readonly answer: Answer;
  readonly told: Told;
  readonly statements: number;
}

/** Asks the same of both worlds; whoever asks must not be able to tell which of them they asked. */
export async function askedOfBoth(worlds: Worlds, asker: Asker, asked: Asked): Promise<Answer> {
  const [one, other] = await inBoth(worlds, asker, asked);
  if (!isToldApart(one, other) && !(await isCountedApart(worlds, asker, asked, [one, other]))) return one.answer;
  const differs = (document: string): Promise<boolean> => tellsApart(worlds, asker, { ...asked, document });
  const document = await smallest(asked.document, differs);
  const { email, only, refusals } = asker;
  const inWords = `${[email, ...(only ?? []), refusals].join(' ')} asks ${document} with ${JSON.stringify(asked.variables)}`;
  const [here, there] = await inBoth(worlds, asker, { ...asked, document });
  expect({ ...there.told, statements: there.statements }, inWords).toEqual({
    ...here.told,
    statements: here.statements,
  });
  throw new Error(
    `${inWords}, at first as ${asked.document}, where ${JSON.stringify(one)} became ${JSON.stringify(other)}`,
  );
}

/** Whether somebody can tell the worlds apart by this question. */
export async function tellsApart(worlds: Worlds, asker: Asker, asked: Asked): Promise<boolean> {
  const observed = await inBoth(worlds, asker, asked);
  return isToldApart(...observed) || isCountedApart(worlds, asker, asked, observed);
}

type Pair = readonly [one: Observed, other: Observed];

const isToldApart = (one: Observed, other: Observed): boolean =>
  JSON.stringify(one.told) !== JSON.stringify(other.told);

/**
 * Two branches of an answer share a statement if they happen to want it at the same time, so the number of statements
 * varies by itself. It tells something only if the two worlds never have one in common.
 */
async function isCountedApart(worlds: Worlds, asker: Asker, asked: Asked, first: Pair): Promise<boolean> {
  if (asker.counts === 'nothing') return false;
  const [here, there] = first.map(({ statements }) => new Set([statements])) as [Set<number>, Set<number>];
  for (let tries = 0; tries < 8 && [...here].every((count) => !there.has(count)); tries += 1) {
    const [one, other] = await inBoth(worlds, asker, asked);
    here.add(one.statements);
    there.add(other.statements);
  }
  return [...here].every((count) => !there.has(count));
}

async function inBoth(worlds: Worlds, asker: Asker, asked: Asked): Promise<Pair> {
  const [one, other] = await Promise.all(worlds.map((gateway) => observe(gateway, asker, asked)));
  return [one as Observed, other as Observed];
}

async function observe(
  gateway: TestGateway,
  { email, only, refusals }: Asker,
  { document, variables }: Asked,
): Promise<Observed> {
  gateway.statements.length = 0;
  const headers = { 'x-request-id': REQUEST_ID, 'x-access-refusals': refusals };
  const answer = await gateway.as(email, only === null ? { headers } : { headers, only }).asks(document, variables);
  const { status, body } = answer;
  const { date: _date, ...rest } = Object.fromEntries(answer.headers);
  return { answer, told: { status, body, headers: rest }, statements: gateway.statements.length };
}

const REQUEST_ID = '0192f3a0-0000-7000-8000-000000000000';
