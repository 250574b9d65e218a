import fc from 'fast-check';
import { expect, test } from 'vitest';
import { globalId, parseGlobalId } from '../../src/entities/global-id.js';

/** Global ids are written digit by digit; this is how they are defined (contract section 3). */
const spelled = (code: string, ...uuids: readonly string[]): string =>
  `${code}_${Buffer.from(uuids.join('').replaceAll('-', ''), 'hex').toString('base64url')}`;

const uuid = fc.tuple(fc.uuid(), fc.boolean()).map(([text, capitals]) => (capitals ? text.toUpperCase() : text));

test('a global id is the base64url of its two uuids, whatever these are, and leads back to them', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z]{2}$/), uuid, uuid, (code, scopeId, id) => {
      const text = globalId(code, scopeId, id);
      expect(text).toBe(spelled(code, scopeId, id));
      expect(parseGlobalId(text)).toEqual({ code, scopeId: scopeId.toLowerCase(), id: id.toLowerCase() });
    }),
    { numRuns: 2_000 },
  );
});
