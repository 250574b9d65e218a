// What is no list: the way in, values of their own, and scalars.
import { GraphQLScalarType } from 'graphql';
import { responsivenessAt } from '../../../dist/auth/conditions.js';
import { parseGlobalId } from '../../../dist/entities/global-id.js';
import { askedOf } from '../shared/asked.mjs';
import { accounts } from '../shared/rows.mjs';

export const resolvers = (pool) => ({
  Query: {
    async account(_root, { id }, _context, info) {
      const [account] = await accounts(pool, [parseGlobalId(id)?.id ?? null], askedOf(info, 'Account'));
      return account;
    },
  },
  Account: { billing: ({ id }) => ({ id }) },
  Agent: { responsiveness: (agent) => responsivenessAt(new Date(), agent) },
  Invoice: { amount: ({ amountMinor, currency }) => ({ amountMinor, currency }) },
  DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: (time) => time.toISOString() }),
  BigInt: new GraphQLScalarType({ name: 'BigInt', serialize: Number }),
});
