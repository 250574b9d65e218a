import { expect } from 'vitest';
import type { Client } from 'pg';
import { personId } from '../../src/seed/demo-ids.js';
import type { Answer, TestGateway } from '../gateway.js';

/** A checksum of every table, as the owner sees them: rows, and a hash that no order changes. */
export async function fingerprint(owner: Client): Promise<Record<string, string>> {
  const tables = await owner.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'fieldgate' ORDER BY 1`,
  );
  const sums = tables.rows.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || sum(hashtextextended(t::text, 0)::numeric) AS sum FROM fieldgate.${name} t`,
  );
  const { rows } = await owner.query<{ name: string; sum: string }>(sums.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Does the work, and expects every table to be as it was. */
export async function changingNothing<Result>({ owner }: TestGateway, work: () => Promise<Result>): Promise<Result> {
  const before = await fingerprint(owner);
  const result = await work();
  expect(await fingerprint(owner)).toEqual(before);
  return result;
}

export const one = async <Row extends object>(
  { owner }: TestGateway,
  sql: string,
  values: unknown[] = [],
): Promise<Row> => {
  const { rows } = await owner.query<Row>(sql, values);
  expect(rows).toHaveLength(1);
  return rows[0] as Row;
};

/** The audit events of one request, as sentences: "Ada Archer: isolateAgents Agent <id> DONE". */
export async function auditOf({ owner }: TestGateway, requestId: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ event: string }>(
    `SELECT actor_name || ': ' || action || ' ' || target_type || ' ' || target_id || ' ' || result AS event
     FROM fieldgate.audit_event WHERE request_id = $1 ORDER BY 1`,
    [requestId],
  );
  return rows.map(({ event }) => event);
}

/** Whose id the audit keeps: the person, not the membership, and where it happened. */
export async function auditActorOf(
  gateway: TestGateway,
  requestId: string,
): Promise<{ actorId: string; organizationId: string }> {
  return one(
    gateway,
    `SELECT DISTINCT actor_id AS "actorId", organization_id AS "organizationId" FROM fieldgate.audit_event WHERE request_id = $1`,
    [requestId],
  );
}

export const idOfPerson = personId;

// What an answer says, in the words of the contract.

export const expectDone = (answer: Answer, act: string): void => {
  expect(answer.errors).toEqual([]);
  expect(answer.status).toBe(200);
  expect(answer.data[act].userErrors).toEqual([]);
};

export const expectForbidden = (answer: Answer, act: string, permission: string, reason: string): void => {
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ [act]: null });
  expect(answer.errors).toMatchObject([
    {
      message: `Mutation.${act} needs ${permission}.`,
      path: [act],
      extensions: { code: 'FORBIDDEN', coordinate: `Mutation.${act}`, permission, reason },
    },
  ]);
};

export const expectAbsent = (answer: Answer, act: string): void => {
  expect(answer.status).toBe(200);
  expect(answer.data).toEqual({ [act]: null });
  expect(answer.errors).toMatchObject([
    {
      message: 'An id of the input names nothing that you can see. Check the ids and who you are.',
      extensions: { code: 'NOT_FOUND' },
    },
  ]);
};

/** Rules that were broken, as "CODE field: message"; whatever else the payload shows is null. */
export function brokenRules(answer: Answer, act: string): readonly string[] {
  expect(answer.errors).toEqual([]);
  const { userErrors, ...shown } = answer.data[act] as {
    userErrors: { code: string; field: string[]; message: string }[];
  };
  expect(Object.values(shown)).toEqual([null]);
  return userErrors.map(({ code, field, message }) => `${code} ${field.join('.')}: ${message}`);
}
