import { describe, expect, test } from 'vitest';
import {
  ACCOUNT_IDS,
  membershipId,
  openReportId,
  ORGANIZATION_IDS,
  personId,
  RESELLER_IDS,
  type OrganizationKey,
} from '../../src/seed/demo-ids.js';
import type { Answer } from '../gateway.js';
import { ada, rita, sid, uma } from '../cast.js';
import { doing, report, stage } from './stage.js';
import { expectDone, expectForbidden, fingerprint } from './trace.js';
import { whileHeld } from './waiting.js';

const set = stage();
const { ableMoose, birch } = ACCOUNT_IDS;
const sids = membershipId(sid, ableMoose, 'SECURITY_ENGINEER');
const umas = membershipId(uma, ableMoose, 'USER');

const approve = (email: string, place: OrganizationKey) => () =>
  doing(set.gateway, email, 'approveRemediations', { incidentReportId: report(place) });
const theReportOf = (place: OrganizationKey): string[] => [
  `SELECT 1 FROM fieldgate.incident_report WHERE id = '${openReportId(place)}' FOR UPDATE`,
];
const query = (sql: string) => () => set.gateway.owner.query(sql);

/** The acts' own tables stay as they are, whatever became of the rights. */
async function writingNothing(work: () => Promise<Answer>): Promise<Answer> {
  const written = async (): Promise<object> => {
    const { agent, incident_report, remediation, audit_event } = await fingerprint(set.gateway.owner);
    return { agent, incident_report, remediation, audit_event };
  };
  const before = await written();
  const answer = await work();
  expect(await written()).toEqual(before);
  return answer;
}

/** How rights end: who loses what, where the act was to be, what the refusal says. */
const endings: readonly (readonly [string, string, OrganizationKey, string, string])[] = [
  ['the membership is removed', sid, 'roofing', `DELETE FROM fieldgate.membership WHERE id = '${sids}'`, 'NOT_GRANTED'],
  [
    'the membership expires',
    sid,
    'roofing',
    `UPDATE fieldgate.membership SET expires_at = now() WHERE id = '${sids}'`,
    'NOT_GRANTED',
  ],
  [
    'the role becomes a lesser one',
    sid,
    'roofing',
    `UPDATE fieldgate.membership SET role = 'READ_ONLY' WHERE id = '${sids}'`,
    'NOT_GRANTED',
  ],
  [
    ...(['the organization is taken off the list', uma, 'glass'] as const),
    `UPDATE fieldgate.membership SET updated_at = now() WHERE id = '${umas}';
     DELETE FROM fieldgate.membership_organization WHERE membership_id = '${umas}' AND organization_id = '${ORGANIZATION_IDS.glass}'`,
    'OUT_OF_REACH',
  ],
  [
    'the reseller is removed',
    rita,
    'alder',
    `DELETE FROM fieldgate.membership WHERE id = '${membershipId(rita, RESELLER_IDS.northPier, 'ADMIN')}'`,
    'NOT_GRANTED',
  ],
];

describe('a right that ends while an act is under way (rulings 10)', () => {
  test.each(endings)(
    '%s after the check and before the write: FORBIDDEN, and nothing is written',
    async (_what, who, where, sql, reason) => {
      const answer = await writingNothing(() =>
        whileHeld(set.gateway, theReportOf(where), approve(who, where), query(sql)),
      );
      expectForbidden(answer, 'approveRemediations', 'remediation.approve', reason);
    },
  );

  test.each(endings)(
    '%s just when the act looks at the rights once more: it waits, and is refused',
    async (_what, who, where, sql, reason) => {
      const answer = await writingNothing(() => whileHeld(set.gateway, [sql], approve(who, where), 'COMMIT'));
      expectForbidden(answer, 'approveRemediations', 'remediation.approve', reason);
    },
  );

  test('the vendor takes the account over from the partner: the reseller is refused', async () => {
    const sql = `UPDATE fieldgate.account SET support_type = 'HUNTRESS_SUPPORTED' WHERE id = '${birch}'`;
    const answer = await writingNothing(() =>
      whileHeld(set.gateway, theReportOf('alder'), approve(rita, 'alder'), query(sql)),
    );
    expectForbidden(answer, 'approveRemediations', 'remediation.approve', 'NOT_GRANTED');
  });

  const signOuts: readonly (readonly [string, string])[] = [
    ['is disabled', `UPDATE fieldgate.person SET status = 'DISABLED' WHERE id = '${personId(sid)}'`],
    ['is signed out', `UPDATE fieldgate.person SET sessions_invalid_before = now() WHERE id = '${personId(sid)}'`],
  ];

  test.each(signOuts)('the person %s: UNAUTHENTICATED, and nothing is written', async (_what, sql) => {
    const late = await writingNothing(() => whileHeld(set.gateway, [sql], approve(sid, 'roofing'), 'COMMIT'));
    expect(late.data.approveRemediations).toBeNull();
    expect(late.errors[0]?.extensions['code']).toBe('UNAUTHENTICATED');
  });

  test('a right that did not end after all, because the revocation was rolled back: the act is done', async () => {
    const [, who, where, sql] = endings[0] as (typeof endings)[number];
    expectDone(
      await whileHeld(set.gateway, [sql], approve(who, where), () => Promise.resolve()),
      'approveRemediations',
    );
  });
});

describe('a right that has ended (rulings 11)', () => {
  const sees = 'query ($id: ID!) { incidentReport(id: $id) { severity } }';
  const look = (email: string, place: OrganizationKey) => set.gateway.as(email).asks(sees, { id: report(place) });

  test.each(endings)('%s: the next request can no longer act there', async (_what, who, where, sql) => {
    expect((await look(who, where)).data.incidentReport).not.toBeNull();
    await set.gateway.owner.query(sql);
    const answer = await writingNothing(approve(who, where));
    expect(['FORBIDDEN', 'NOT_FOUND']).toContain(answer.errors[0]?.extensions['code']);
  });

  test('a removed membership is the last that was seen: the same question answers null', async () => {
    await set.gateway.owner.query(`DELETE FROM fieldgate.membership WHERE id = '${sids}'`);
    const answer = await look(sid, 'roofing');
    expect(answer.data).toEqual({ incidentReport: null });
    expect(answer.stripped).toEqual(['Query.incidentReport needs incident.view']);
  });

  test.each([
    ['is disabled', `status = 'DISABLED'`],
    ['was signed out everywhere', 'sessions_invalid_before = now()'],
  ])('whoever %s is answered 401, with the text of a bad token and before any row is read', async (_what, change) => {
    await set.gateway.owner.query(`UPDATE fieldgate.person SET ${change} WHERE id = '${personId(sid)}'`);
    const answer = await look(sid, 'roofing');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(JSON.parse(answer.body)).toEqual({
      errors: [
        {
          message: 'A valid bearer token is needed: send `Authorization: Bearer <token>`.',
          extensions: { code: 'UNAUTHENTICATED' },
        },
      ],
    });
    expect(set.gateway.statements.map(({ text }) => text).join(' ')).not.toMatch(/incident_report/);
  });

  test('a session that began after the sign-out counts', async () => {
    await set.gateway.owner.query(
      `UPDATE fieldgate.person SET sessions_invalid_before = now() - interval '2 seconds' WHERE id = '${personId(ada)}'`,
    );
    expect((await look(ada, 'roofing')).status).toBe(200);
  });
});
