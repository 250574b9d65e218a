import { expect } from 'vitest';
import type { Answer, TestGateway } from '../gateway.js';
import type { Asked } from './draft.js';
import { smallest } from './smallest.js';

/** Who asks, with which token, how refusals are to be told, and whether statements are counted besides. */
export interface Asker {
  readonly email: string;
  readonly only: readonly string[] | null;
  readonly refusals: 'strip' | 'error';
  readonly counts: 'statements' | 'nothing';
}

/** Everything that two answers could be told apart by, but for the time (rulings 34). */
interface Observed {
  readonly answer: Answer;
  readonly told: {
    readonly status: number;
    readonly body: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly statements: number;
  };
}

/** One gateway for each world. */
export type Worlds = readonly [one: TestGateway, other: TestGateway];

/** Asks the same of both worlds; whoever asks must not be able to tell which of them they asked. */
export async function askedOfBoth(worlds: Worlds, asker: Asker, asked: Asked): Promise<Answer> {
  const [one, other] = await inBoth(worlds, asker, asked);
  if (isAlike(one, other)) return one.answer;
  const differs = (document: string): Promise<boolean> => tellsApart(worlds, asker, { ...asked, document });
  const document = await smallest(asked.document, differs);
  const [here, there] = await inBoth(worlds, asker, { ...asked, document });
  const { email, only, refusals } = asker;
  const inWords = `${[email, ...(only ?? []), refusals].join(' ')} asks ${document} with ${JSON.stringify(asked.variables)}`;
  expect(there.told, inWords).toEqual(here.told);
  expect(other.told, `${inWords}, at first as ${asked.document}`).toEqual(one.told);
  return one.answer;
}

/** Whether somebody can tell the worlds apart by this question. */
export const tellsApart = async (worlds: Worlds, asker: Asker, asked: Asked): Promise<boolean> =>
  !isAlike(...(await inBoth(worlds, asker, asked)));

async function inBoth(worlds: Worlds, asker: Asker, asked: Asked): Promise<readonly [Observed, Observed]> {
  const [one, other] = await Promise.all(worlds.map((gateway) => observe(gateway, asker, asked)));
  return [one as Observed, other as Observed];
}

const isAlike = (one: Observed, other: Observed): boolean => JSON.stringify(one.told) === JSON.stringify(other.told);

async function observe(
  gateway: TestGateway,
  { email, only, refusals, counts }: Asker,
  { document, variables }: Asked,
): Promise<Observed> {
  gateway.statements.length = 0;
  const headers = { 'x-request-id': REQUEST_ID, 'x-access-refusals': refusals };
  const answer = await gateway.as(email, only === null ? { headers } : { headers, only }).asks(document, variables);
  const { date: _date, ...told } = Object.fromEntries(answer.headers);
  return {
    answer,
    told: {
      status: answer.status,
      body: answer.body,
      headers: told,
      statements: counts === 'statements' ? gateway.statements.length : 0,
    },
  };
}

const REQUEST_ID = '0192f3a0-0000-7000-8000-000000000000';
