// What is no list, count or reference: the ways in, values of their own, and scalars.
import { GraphQLScalarType } from 'graphql';
import { responsivenessAt, supportTypesOf } from '../../../dist/auth/conditions.js';
import { PERMISSIONS } from '../../../dist/auth/permissions.js';
import { parseGlobalId } from '../../../dist/entities/global-id.js';
import { askedOf } from '../shared/asked.mjs';
import { LISTS } from '../shared/links.mjs';
import { rowsAt } from '../shared/rows.mjs';
import { pagesOf } from './page.mjs';

/** The types that can be asked for by id, by the letters of the gateway's global ids. */
const TYPES = {
  AC: 'Account',
  AG: 'Agent',
  ES: 'Escalation',
  IN: 'Invoice',
  IR: 'IncidentReport',
  OG: 'Organization',
  RS: 'Reseller',
  US: 'User',
};

/** The parent of a list that hangs under nothing. */
const NOBODY = { id: null };

const VIEWER = { name: 'viewer', text: 'SELECT p.id FROM fieldgate.person p WHERE p.subject_key = $1' };

export const resolvers = (pool) => ({
  Query: {
    ...Object.fromEntries(Object.values(TYPES).map((type) => [rootField(type), oneById(pool, type)])),
    node: oneById(pool),
    nodes: (_root, { ids }, _context, info) => byIds(pool, ids, info),
    ...Object.fromEntries(Object.entries(LISTS.Query).map(([field, list]) => [field, listed(pool, list)])),
    async viewer(_root, _params, { claims }) {
      const { rows } = await pool.query({ ...VIEWER, values: [claims.subjectKey] });
      return rows[0] ?? null;
    },
  },
  Node: { resolveType: ({ __typename }) => __typename },
  Viewer: {
    async user({ id }, _params, _context, info) {
      const [card] = await rowsAt(pool, 'User', [{ scopeId: id, id }], askedOf(info, 'User'));
      return card;
    },
    permissions: () => PERMISSIONS, // where nothing is authorized, everybody holds all of them
  },
  Account: { billing: ({ id }) => ({ id }) },
  AccountBilling: {
    async paymentMethod(billing, _params, _context, info) {
      const [page] = await pagesOf(pool, PAYMENT_METHOD, [billing], { first: 1 }, info);
      return page.nodes[0] ?? null;
    },
  },
  Agent: { responsiveness: (agent) => responsivenessAt(new Date(), agent) },
  Invoice: { amount: ({ amountMinor, currency }) => ({ amountMinor, currency }) },
  Reseller: { availableSupportTypes: supportTypesOf },
  ResellerInvoice: { amount: ({ amountMinor, currency }) => ({ amountMinor, currency }) },
  DateTime: new GraphQLScalarType({ name: 'DateTime', serialize: (time) => time.toISOString() }),
  BigInt: new GraphQLScalarType({ name: 'BigInt', serialize: Number }),
});

const PAYMENT_METHOD = { of: 'PaymentMethod', hangs: 't.account_id = p.scope_id' };

const rootField = (type) => type[0].toLowerCase() + type.slice(1);

/** A row by its global id; of one type, if the field has one. */
const oneById =
  (pool, type) =>
  async (_root, { id }, _context, info) => {
    const [row] = await byIds(pool, [id], info);
    return type === undefined || row?.__typename === type ? row : null;
  };

const listed = (pool, list) => async (_root, params, _context, info) => {
  const [page] = await pagesOf(pool, list, [NOBODY], params, info);
  return page;
};

/** Rows by their global ids, one statement a type; null where there is none. */
async function byIds(pool, ids, info) {
  const asked = ids.map(parseGlobalId);
  const found = asked.map(() => null);
  const types = new Set(asked.map((id) => TYPES[id?.code]).filter(Boolean));
  await Promise.all(
    [...types].map(async (type) => {
      const places = asked.flatMap((id, at) => (TYPES[id?.code] === type ? [{ ...id, at }] : []));
      const rows = await rowsAt(pool, type, places, askedOf(info, type));
      rows.forEach((row, n) => {
        if (row !== null) found[places[n].at] = Object.assign(row, { __typename: type });
      });
    }),
  );
  return found;
}
