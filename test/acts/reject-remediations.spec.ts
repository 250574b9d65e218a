import { describe, expect, test } from 'vitest';
import { openReportId, type OrganizationKey } from '../../src/seed/demo-ids.js';
import {
  ada,
  dora,
  finn,
  hank,
  lee,
  mark,
  nora,
  olga,
  orla,
  oscar,
  otto,
  pat,
  priya,
  rhea,
  rita,
  sid,
  ulf,
  uma,
} from '../cast.js';
import { refuses } from './refusals.js';
import { doing, report, stage } from './stage.js';
import { auditActorOf, auditOf, brokenRules, changingNothing, expectDone, idOfPerson, one } from './trace.js';

const set = stage();
const WHY = { comment: 'The report is about a test machine.', useful: true };
const reject = (email: string, input: object) =>
  doing(set.gateway, email, 'rejectRemediations', { ...WHY, ...input }, { headers: { 'x-request-id': 'reject-0001' } });

describe('who may reject remediations', () => {
  const may: readonly (readonly [string, string, OrganizationKey, string])[] = [
    ['an account Admin', ada, 'roofing', 'Ada Archer'],
    ['an account Security Engineer', sid, 'solar', 'Sid Stone'],
    ['an account User', ulf, 'electric', 'Ulf Ulrich'],
    ['an account User where she is assigned', uma, 'plumbing', 'Uma Underhill'],
    ['an organization Admin', olga, 'roofing', 'Olga Olsen'],
    ['an organization Security Engineer', oscar, 'roofing', 'Oscar Ott'],
    ['an organization User, who may not approve', otto, 'roofing', 'Otto Orr'],
    ['an organization User of Glass, Admin elsewhere', dora, 'glass', 'Dora Dunn'],
    ['a reseller whose account it supports itself', rita, 'linden', 'Rita Rowe'],
    ['the Admin of that account', nora, 'alder', 'Nora North'],
  ];

  test.each(may)(
    '%s does: cancelled, with the comment, back at the SOC, and audited',
    async (_who, email, where, name) => {
      const answer = await reject(email, { incidentReportId: report(where) });
      expectDone(answer, 'rejectRemediations');
      const shown = answer.data.rejectRemediations.incidentReport;
      expect(shown).toMatchObject({ id: report(where), status: 'SENT', version: 2 });
      expect(shown.returnedToSocAt).not.toBeNull();
      const left = await one<{ unapproved: number; cancelled: number }>(
        set.gateway,
        `SELECT count(*) FILTER (WHERE status = 'UNAPPROVED')::int AS unapproved, count(*) FILTER (WHERE status = 'CANCELLED')::int AS cancelled
       FROM fieldgate.remediation WHERE incident_report_id = $1`,
        [openReportId(where)],
      );
      expect(left).toEqual({ unapproved: 0, cancelled: 2 });
      expect(await auditOf(set.gateway, 'reject-0001')).toEqual([
        `${name}: rejectRemediations IncidentReport ${openReportId(where)} DONE`,
      ]);
      expect((await auditActorOf(set.gateway, 'reject-0001')).actorId).toBe(idOfPerson(email));
    },
  );
});

refuses(set, {
  act: 'rejectRemediations',
  permission: 'remediation.reject',
  input: (incidentReportId) => ({ incidentReportId, ...WHY }),
  code: 'IR',
  target: (place) => report(place),
  mayNot: [priya, finn, mark, rhea, orla, hank, pat, lee],
  may: otto,
  elsewhere: [[rita, 'Cedar, which the vendor supports', report('oak')]],
});

describe('H2: a rejection says why', () => {
  test('the comment, whether it was useful and whom to ask are kept with the name of who rejected', async () => {
    const whom = { name: 'Olga', phoneNumber: '+1 303 555 0100', email: 'olga@roofing.example' };
    expectDone(
      await reject(olga, { incidentReportId: report('roofing'), useful: false, ...whom }),
      'rejectRemediations',
    );
    const kept = await one<Record<string, unknown>>(
      set.gateway,
      `SELECT comment, useful, name, phone_number AS "phoneNumber", email, rejected_by_id, rejected_by_name
       FROM fieldgate.remediation_rejection WHERE incident_report_id = $1`,
      [openReportId('roofing')],
    );
    expect(kept).toEqual({
      comment: WHY.comment,
      useful: false,
      ...whom,
      rejected_by_id: idOfPerson(olga),
      rejected_by_name: 'Olga Olsen',
    });
  });

  test.each([
    ['blank', { comment: ' \n\t ' }, 'INVALID comment: must not be blank.'],
    ['too long', { comment: 'x'.repeat(4001) }, 'INVALID comment: must have at most 4000 characters.'],
    ['no text', { comment: 'a\u0000b' }, 'INVALID comment: has characters that are no text.'],
    ['half a character', { comment: 'a\ud800b' }, 'INVALID comment: has characters that are no text.'],
    ['a name that is no text', { name: '\u0000' }, 'INVALID name: has characters that are no text.'],
    [
      'a telephone number that is too long',
      { phoneNumber: '1'.repeat(257) },
      'INVALID phoneNumber: must have at most 256 characters.',
    ],
    ['half an e-mail address', { email: '\udc00' }, 'INVALID email: has characters that are no text.'],
  ])('%s is INVALID, and nothing is written', async (_what, input, rule) => {
    const answer = await changingNothing(set.gateway, () =>
      reject(ada, { incidentReportId: report('roofing'), ...input }),
    );
    expect(brokenRules(answer, 'rejectRemediations')).toEqual([rule]);
  });

  test.each(['x', 'x'.repeat(4000), 'Ærøskøbing 🛡️'])(
    'a comment of the allowed length is kept as it was written',
    async (comment) => {
      expectDone(await reject(ada, { incidentReportId: report('roofing'), comment }), 'rejectRemediations');
      const sql = 'SELECT comment FROM fieldgate.remediation_rejection WHERE incident_report_id = $1';
      expect(await one(set.gateway, sql, [openReportId('roofing')])).toEqual({ comment });
    },
  );

  test('whether it was useful must be said', async () => {
    const { useful: _unsaid, ...input } = { ...WHY, incidentReportId: report('roofing') };
    const answer = await changingNothing(set.gateway, () => doing(set.gateway, ada, 'rejectRemediations', input));
    expect(answer.status).toBe(400);
    expect(answer.errors[0]?.extensions['code']).toBe('BAD_USER_INPUT');
  });
});

describe('H2: only what is SENT and undecided can be rejected', () => {
  test('after an approval there is nothing to reject: CONFLICT', async () => {
    expectDone(
      await doing(set.gateway, sid, 'approveRemediations', { incidentReportId: report('roofing') }),
      'approveRemediations',
    );
    const answer = await changingNothing(set.gateway, () => reject(otto, { incidentReportId: report('roofing') }));
    expect(brokenRules(answer, 'rejectRemediations')).toEqual([
      'CONFLICT incidentReportId: No remediation of the report is UNAPPROVED.',
    ]);
  });

  test.each(['CLOSED', 'DISMISSED', 'AUTO_REMEDIATING'])('a report that is %s is a CONFLICT', async (status) => {
    await set.gateway.owner.query('UPDATE fieldgate.incident_report SET status = $1 WHERE id = $2', [
      status,
      openReportId('roofing'),
    ]);
    const answer = await changingNothing(set.gateway, () => reject(ada, { incidentReportId: report('roofing') }));
    expect(brokenRules(answer, 'rejectRemediations')).toEqual([
      `CONFLICT incidentReportId: An incident report is ${status}, not SENT. Look at it again.`,
    ]);
  });

  test('a stale version is a CONFLICT before any rule is looked at, and the right one is accepted', async () => {
    const stale = { incidentReportId: report('roofing'), expectedVersion: 7, comment: '' };
    const answer = await changingNothing(set.gateway, () => reject(ada, stale));
    expect(brokenRules(answer, 'rejectRemediations')).toEqual([
      'CONFLICT expectedVersion: The object is at version 1. Read it again and decide anew.',
    ]);
    expectDone(await reject(ada, { incidentReportId: report('roofing'), expectedVersion: 1 }), 'rejectRemediations');
  });
});
