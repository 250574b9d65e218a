import { describe, expect, test } from 'vitest';
import { v7 } from 'uuid';
import { globalId } from '../../src/entities/global-id.js';
import { ACCOUNT_IDS, type OrganizationKey } from '../../src/seed/demo-ids.js';
import type { TestGateway } from '../gateway.js';
import { account, agent, doing, organization, report, type ActName } from './stage.js';
import { changingNothing, expectAbsent, expectForbidden } from './trace.js';

/** Who must not do an act, and to what it must be blind. */
export interface Refusals {
  readonly act: ActName;
  readonly permission: string;
  /** The input of the act with one id. */
  readonly input: (id: string) => object;
  /** The two letters of the ids it takes, and an example in an organization. */
  readonly code: 'IR' | 'AG' | 'AC';
  readonly target: (place: OrganizationKey) => string;
  /** E-mails of people who see Able Moose and hold the permission nowhere. */
  readonly mayNot: readonly string[];
  /** Somebody of Able Moose who may. */
  readonly may: string;
  /** People who see the target there and hold the permission elsewhere only. */
  readonly elsewhere: readonly (readonly [email: string, where: string, target: string])[];
}

/** The refusals that every act owes (rulings 4). */
export function refuses(set: { readonly gateway: TestGateway }, refusals: Refusals): void {
  const { act, permission, input, target, mayNot, may, elsewhere } = refusals;
  const gateway = (): TestGateway => set.gateway;

  describe('who holds the permission nowhere', () => {
    test.each(mayNot)('%s is told which permission is needed, and nothing changes', async (email) => {
      const answer = await changingNothing(gateway(), () => doing(gateway(), email, act, input(target('roofing'))));
      expectForbidden(answer, act, permission, 'NOT_GRANTED');
    });

    test('hears the same before any id is read: a real, a foreign and a nonsense id look alike', async () => {
      const [who = ''] = mayNot;
      const ids = [target('roofing'), target('oak'), 'nonsense'];
      const bodies: string[] = [];
      const sent: number[] = [];
      for (const id of ids) {
        gateway().statements.length = 0;
        bodies.push((await doing(gateway(), who, act, input(id))).body);
        sent.push(gateway().statements.length);
      }
      expect(new Set(bodies).size).toBe(1);
      expect(new Set(sent).size).toBe(1);
    });
  });

  describe('what cannot be seen', () => {
    test('is NOT_FOUND with one text, whether foreign, absent, malformed or of another type', async () => {
      const bodies = await changingNothing(gateway(), async () => {
        const answers = [];
        for (const id of Object.values(strangers(refusals))) answers.push(await doing(gateway(), may, act, input(id)));
        answers.forEach((answer) => expectAbsent(answer, act));
        return answers.map(({ body }) => body);
      });
      expect(new Set(bodies).size).toBe(1);
    });

    test('costs the same number of statements, be it foreign and real or foreign and absent (rulings 34)', async () => {
      const { 'of a foreign account': real, 'absent from a foreign account': absent } = strangers(refusals);
      const sent: number[] = [];
      for (const id of [real, absent]) {
        gateway().statements.length = 0;
        await doing(gateway(), may, act, input(String(id)));
        sent.push(gateway().statements.length);
      }
      expect(sent[0]).toBe(sent[1]);
    });
  });

  if (elsewhere.length === 0) return;
  describe('who holds the permission elsewhere only', () => {
    test.each(elsewhere)('%s sees it in %s and is told OUT_OF_REACH', async (email, _where, id) => {
      const answer = await changingNothing(gateway(), () => doing(gateway(), email, act, input(id)));
      expectForbidden(answer, act, permission, 'OUT_OF_REACH');
    });
  });
}

/** Ids that somebody of Able Moose must not be able to tell apart. */
function strangers({ code, target }: Refusals): Record<string, string> {
  const own = target('roofing');
  const { ableMoose, birch } = ACCOUNT_IDS;
  const others = { IR: agent('roofing', 1), AG: report('roofing'), AC: organization('roofing') };
  return {
    'of a foreign account': target('alder'),
    'absent from a foreign account': code === 'AC' ? globalId('AC', birch, v7()) : globalId(code, birch, v7()),
    'absent from the own account': globalId(code, ableMoose, v7()),
    'of an account that never was': globalId(code, v7(), v7()),
    'of another type': others[code],
    'of the account instead': code === 'AC' ? report('roofing') : account('ableMoose'),
    'of an unknown type': `ZZ${own.slice(2)}`,
    'in lower case': own.toLowerCase(),
    'with a space after it': `${own} `,
    'cut short': own.slice(0, -1),
    empty: '',
    'a number': '7',
    'a raw uuid': v7(),
    'an attempt at SQL': `${own.slice(0, 5)}' OR true --`,
    'very long': own.repeat(500),
  };
}
