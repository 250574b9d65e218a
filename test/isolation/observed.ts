import { expect } from 'vitest';
import type { TestGateway } from '../gateway.js';

/** Everything a client could tell two answers apart by, and what the database was asked. */
export interface Observed {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly statements: readonly string[];
}

async function observe(
  gateway: TestGateway,
  email: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Observed> {
  gateway.statements.length = 0;
  const { status, body, headers } = await gateway.as(email).asks(query, variables);
  const { date: _date, 'x-request-id': _requestId, ...rest } = Object.fromEntries(headers);
  return {
    status,
    body,
    headers: rest,
    statements: gateway.statements.map(({ text }) => text.replace(/'.*'/, "'...'")),
  };
}

/** Asked twice before it counts: the first answer of a document is interpreted, the later ones are compiled. */
export async function observeAlike(
  gateway: TestGateway,
  email: string,
  query: string,
  asked: readonly Record<string, unknown>[],
): Promise<Observed> {
  for (const variables of asked.slice(0, 2)) await observe(gateway, email, query, variables);
  const [first, ...others] = await inTurn(asked.map((variables) => () => observe(gateway, email, query, variables)));
  for (const [n, other] of others.entries())
    expect({ ...other, asked: asked[n + 1] }).toEqual({ ...first, asked: asked[n + 1] });
  return first as Observed;
}

export async function inTurn<Result>(tasks: readonly (() => Promise<Result>)[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const task of tasks) results.push(await task());
  return results;
}
