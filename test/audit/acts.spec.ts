import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { objectTypes } from '../../src/auth/elision.js';
import { openSchema } from '../../src/schema.js';
import { personId } from '../../src/seed/demo-ids.js';
import { COLUMNS, nameOf, SEATS, type Seat } from '../cast.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { membershipAs, plant } from '../planting.js';
import { ACTS, digestOf, documentOf, payloadOf, setStage } from './acts.js';
import { cellOf, guardedFields, permissionFor } from './cells.js';

// Who may act, and who may see what an act changed: the rest of the audit (house.md, section 8).

let gateway: TestGateway;
const asked = { 'refused acts': 0, 'allowed acts': 0, 'payload fields': 0 };

beforeAll(async () => {
  gateway = await startGateway();
});

afterAll(async () => {
  await gateway?.stop();
  console.log('cells', JSON.stringify(asked));
});

const asPeople = (seats: readonly Seat[]) => seats.map((seat) => [nameOf(seat.who), seat.role, seat] as const);

test('every act and every guarded field of a payload is asked', () => {
  const doors = objectTypes(openSchema()).filter(({ name }) => name === 'Mutation' || name.endsWith('Payload'));
  const guarded = [...guardedFields(openSchema())].filter(([type]) => doors.some(({ name }) => name === type));
  const ours = ACTS.flatMap(({ mutation, field }) => [`Mutation.${mutation}`, `${payloadOf(mutation)}.${field}`]);
  expect(guarded.flatMap(([type, fields]) => fields.map((field) => `${type}.${field}`)).sort()).toEqual(ours.sort());
});

test.each(asPeople(SEATS))(
  '%s, %s, may do what the column says; what is refused changes nothing',
  async (_name, _role, seat) => {
    const wrong: unknown[] = [];
    for (const act of ACTS) {
      const coordinate = `Mutation.${act.mutation}`;
      const permission = permissionFor(coordinate);
      const stage = await setStage(gateway.owner, seat.at);
      const yes = cellOf(seat.role, permission);
      asked[yes ? 'allowed acts' : 'refused acts'] += 1;
      const before = yes ? '' : await digestOf(gateway.owner);
      const { data, errors } = await gateway
        .as(seat.who)
        .asks(documentOf(act), { input: (yes ? act.harmless : act.effective)(stage) });
      if (yes) {
        if (errors.length > 0 || data[act.mutation].userErrors.length === 0) wrong.push({ coordinate, errors, data });
        continue;
      }
      const refusals = errors.map(({ extensions }) => [
        extensions['code'],
        extensions['coordinate'],
        extensions['permission'],
      ]);
      if (JSON.stringify(refusals) !== JSON.stringify([['FORBIDDEN', coordinate, permission]]))
        wrong.push({ coordinate, errors, data });
      if (data[act.mutation] !== null) wrong.push({ coordinate, data });
      if (before !== (await digestOf(gateway.owner))) wrong.push({ coordinate, changed: 'something' });
    }
    expect(wrong).toEqual([]);
  },
);

describe('what an act changed is shown under the rights that stand when it has ended', () => {
  const turncoat = 'turncoat@test.example';

  /** The moment an act of hers is committed, and not before, she holds another role at the place of the act. */
  beforeAll(async () => {
    await gateway.owner.query(`
      CREATE SCHEMA turning;
      CREATE TABLE turning.next_role (layer text, role text, reseller_id uuid, account_id uuid, organization_scope text);
      CREATE FUNCTION turning.turn() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        UPDATE fieldgate.membership m SET layer = i.layer, role = i.role, reseller_id = i.reseller_id, account_id = i.account_id,
          organization_id = CASE i.layer WHEN 'ORGANIZATION' THEN NEW.organization_id END, organization_scope = i.organization_scope
        FROM turning.next_role i WHERE m.person_id = '${personId(turncoat)}';
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER turns AFTER INSERT ON fieldgate.audit_event DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION turning.turn()`);
  });

  test.each(asPeople(COLUMNS))('an Admin who is no longer one but, like %s, %s', async (_name, _role, seat) => {
    const { layer, role, resellerId, accountId } = membershipAs(seat.role, seat.at);
    const into = [layer, role, resellerId, accountId, layer === 'ACCOUNT' ? 'ALL' : null];
    await gateway.owner.query('DELETE FROM turning.next_role');
    await gateway.owner.query('INSERT INTO turning.next_role VALUES ($1, $2, $3, $4, $5)', into);
    const wrong: unknown[] = [];
    for (const act of ACTS) {
      const coordinate = `${payloadOf(act.mutation)}.${act.field}`;
      const yes = cellOf(seat.role, permissionFor(coordinate));
      asked['payload fields'] += 1;
      const stage = await setStage(gateway.owner, seat.at);
      await plant(gateway.owner, turncoat, [membershipAs('account/admin', seat.at)]);
      const { data, errors, stripped } = await gateway
        .as(turncoat)
        .asks(documentOf(act), { input: act.effective(stage) });
      const payload = data[act.mutation] ?? {};
      if (errors.length > 0 || payload.userErrors?.length !== 0) wrong.push({ coordinate, errors, payload });
      if ([payload[act.field]].flat().some((row) => row?.id === undefined) === yes)
        wrong.push({ coordinate, yes, payload });
      const named = yes ? [] : [`${coordinate} needs ${permissionFor(coordinate)}`];
      if (JSON.stringify(stripped) !== JSON.stringify(named)) wrong.push({ coordinate, stripped });
    }
    expect(wrong).toEqual([]);
  });
});
