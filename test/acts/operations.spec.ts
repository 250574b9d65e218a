import { describe, expect, test } from 'vitest';
import { membershipId, ACCOUNT_IDS } from '../../src/seed/demo-ids.js';
import { ada, rita, sid, uma } from '../cast.js';
import { account, doing, report, stage } from './stage.js';
import { auditOf, changingNothing, expectDone, fingerprint, one } from './trace.js';

const set = stage();
const asking = { headers: { 'x-request-id': 'several-0001' } };
const several = (email: string, ...fields: string[]) =>
  set.gateway.as(email, asking).asks(`mutation { ${fields.join(' ')} }`);

const approve = (alias: string, id: string): string =>
  `${alias}: approveRemediations(input: { incidentReportId: "${id}" }) { userErrors { code } incidentReport { version } }`;
const resolve = (alias: string, id: string): string =>
  `${alias}: resolveIncidentReports(input: { incidentReportIds: ["${id}"] }) { userErrors { code } incidentReports { version } }`;

describe('several acts in one operation', () => {
  test('run one after the other: what is approved first can be resolved next', async () => {
    const answer = await several(ada, approve('first', report('roofing')), resolve('then', report('roofing')));
    expect(answer.data).toEqual({
      first: { userErrors: [], incidentReport: { version: 2 } },
      then: { userErrors: [], incidentReports: [{ version: 3 }] },
    });
    expect(await auditOf(set.gateway, 'several-0001')).toHaveLength(2);
  });

  test('in the other order the first is a CONFLICT and the second is done all the same', async () => {
    const answer = await several(ada, resolve('first', report('roofing')), approve('then', report('roofing')));
    expect(answer.data.first).toEqual({ userErrors: [{ code: 'CONFLICT' }], incidentReports: null });
    expect(answer.data.then.userErrors).toEqual([]);
  });

  test('each is atomic: one that is NOT_FOUND neither undoes the one before nor stops the one after', async () => {
    const answer = await several(
      ada,
      approve('a', report('roofing')),
      approve('b', report('alder')),
      approve('c', report('glass')),
    );
    expect(answer.data.b).toBeNull();
    expect(answer.errors).toMatchObject([{ path: ['b'], extensions: { code: 'NOT_FOUND' } }]);
    expect(answer.data.a.userErrors).toEqual([]);
    expect(answer.data.c.userErrors).toEqual([]);
    expect(await auditOf(set.gateway, 'several-0001')).toHaveLength(2);
  });

  test('the same act twice under two aliases is done once', async () => {
    const answer = await several(ada, approve('a', report('roofing')), approve('b', report('roofing')));
    expect(answer.data.a.userErrors).toEqual([]);
    expect(answer.data.b.userErrors).toEqual([{ code: 'CONFLICT' }]);
    expect(await auditOf(set.gateway, 'several-0001')).toHaveLength(1);
  });

  test('a reseller acts in the account it supports and not in the one it does not, in one operation', async () => {
    const answer = await several(rita, approve('birch', report('rowan')), approve('cedar', report('oak')));
    expect(answer.data.birch.userErrors).toEqual([]);
    expect(answer.data.cedar).toBeNull();
    expect(answer.errors).toMatchObject([
      { path: ['cedar'], extensions: { code: 'FORBIDDEN', reason: 'OUT_OF_REACH' } },
    ]);
  });

  test('rights that an act gave hold for the next one', async () => {
    const created = await doing(set.gateway, uma, 'createOrganization', {
      accountId: account('ableMoose'),
      name: 'Tiling',
      key: 't',
    });
    const { id } = created.data.createOrganization.organization;
    const { data } = await set.gateway
      .as(uma)
      .asks('query ($id: ID!) { organization(id: $id) { name agentsCount } }', { id });
    expect(data.organization).toEqual({ name: 'Tiling', agentsCount: 0 });
  });
});

/** As if the act itself ended its actor's right: when it commits, after the last look at the rights, the right is gone. */
const endRightAtCommit = `
  CREATE FUNCTION kept.end_right() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
    BEGIN DELETE FROM fieldgate.membership WHERE id = '${membershipId(sid, ACCOUNT_IDS.ableMoose, 'SECURITY_ENGINEER')}'; RETURN NULL; END $$;
  CREATE CONSTRAINT TRIGGER end_right AFTER INSERT ON fieldgate.audit_event DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION kept.end_right()`;

describe('what a payload shows', () => {
  test('is answered under the rights that stand after the act, not those it was done with', async () => {
    await set.gateway.owner.query(endRightAtCommit);
    const answer = await doing(
      set.gateway,
      sid,
      'approveRemediations',
      { incidentReportId: report('roofing') },
      asking,
    );
    await set.gateway.owner.query('DROP TRIGGER end_right ON fieldgate.audit_event; DROP FUNCTION kept.end_right()');
    expect(answer.data.approveRemediations).toEqual({ userErrors: [], incidentReport: null });
    expect(answer.stripped).toEqual(['ApproveRemediationsPayload.incidentReport needs incident.view']);
    expect(await auditOf(set.gateway, 'several-0001')).toHaveLength(1);
  });

  test('follows relations under the same fences as any read', async () => {
    const query = `mutation ($id: ID!) { approveRemediations(input: { incidentReportId: $id }) {
      incidentReport { agent { hostname } organization { name } remediations { nodes { status approvedByName } } } } }`;
    const only = ['remediation.approve', 'incident.view'];
    const answer = await set.gateway.as(ada, { only }).asks(query, { id: report('roofing') });
    const shown = answer.data.approveRemediations.incidentReport;
    expect([shown.agent, shown.organization]).toEqual([null, null]);
    expect(shown.remediations.nodes.map(({ status }: { status: string }) => status)).not.toContain('UNAPPROVED');
    expect(answer.stripped).toEqual([
      'IncidentReport.agent needs agent.view',
      'IncidentReport.organization needs organization.view',
    ]);
  });
});

describe('what an act leaves behind', () => {
  test('an audit event with its changes, the address and the request, in the account and the organization', async () => {
    expectDone(
      await doing(set.gateway, ada, 'approveRemediations', { incidentReportId: report('roofing') }, asking),
      'approveRemediations',
    );
    const event = await one<Record<string, unknown>>(
      set.gateway,
      `SELECT account_id, action, result, changes, ip, break_glass, at > '2026-11-01' AS dated FROM fieldgate.audit_event WHERE request_id = 'several-0001'`,
    );
    expect(event).toMatchObject({
      ...{
        account_id: ACCOUNT_IDS.ableMoose,
        action: 'approveRemediations',
        result: 'DONE',
        break_glass: false,
        dated: true,
      },
      ...{ changes: [{ coordinate: 'Remediation.status', before: 'UNAPPROVED', after: 'APPROVED' }] },
    });
    expect(String(event['ip'])).toMatch(/127\.0\.0\.1/);
  });

  test('nothing but what it is for: every other table is as it was', async () => {
    const before = await fingerprint(set.gateway.owner);
    expectDone(
      await doing(set.gateway, ada, 'approveRemediations', { incidentReportId: report('roofing') }),
      'approveRemediations',
    );
    const after = await fingerprint(set.gateway.owner);
    const changed = Object.keys(after)
      .filter((table) => after[table] !== before[table])
      .sort();
    expect(changed).toEqual(['audit_event', 'incident_report', 'remediation']);
  });

  test('a mutation document that is refused leaves nothing, also when another part of it would do', async () => {
    const answer = await changingNothing(set.gateway, () =>
      several(ada, approve('a', report('roofing')), 'unknownAct { x }'),
    );
    expect(answer.status).toBe(400);
  });
});
