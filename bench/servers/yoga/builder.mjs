// The builder: relay first, so that scope-auth is given parsed ids (docs/plugins/scope-auth, "Plugin order").
import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import RelayPlugin, { parseCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { globalId, parseGlobalId } from '../../../dist/entities/global-id.js';
import { askedOf } from '../shared/asked.mjs';
import { rowsUnder } from '../shared/rows.mjs';
import { LISTS } from '../shared/tables.mjs';
import { viewerOf } from './viewer.mjs';

/** The permission that a type takes, wherever it is reached. */
const PERMISSION = {
  Account: 'account.view',
  Invoice: 'billing.invoice.view',
  Organization: 'organization.view',
  Agent: 'agent.view',
  Escalation: 'escalation.view',
  IncidentReport: 'incident.view',
  Remediation: 'incident.view',
  Autorun: 'evidence.view',
};

/** The letters of the gateway's global ids. An id carries its account, as keys do; here both are one string. */
const CODE = {
  Account: 'AC',
  Invoice: 'IN',
  Organization: 'OG',
  Agent: 'AG',
  Escalation: 'ES',
  IncidentReport: 'IR',
  Remediation: 'RM',
  Autorun: 'FH',
};

export const builder = new SchemaBuilder({
  plugins: [RelayPlugin, ScopeAuthPlugin, DataloaderPlugin],
  defaultFieldNullability: true,
  relay: {
    nodesOnConnection: true,
    encodeGlobalID: (typename, id) => globalId(CODE[typename], ...id.split(':')),
    decodeGlobalID(text) {
      const { code, scopeId, id } = parseGlobalId(text);
      return { typename: Object.keys(CODE).find((type) => CODE[type] === code), id: `${scopeId}:${id}` };
    },
  },
  scopeAuth: {
    async authScopes({ pool, claims }) {
      const viewer = await viewerOf(pool, claims);
      const permissions = new Set(Object.values(PERMISSION));
      return Object.fromEntries([...permissions].map((name) => [name, (row) => viewer.may(name, row)]));
    },
  },
});

/** What every type of node has in common: its id and the permission it takes. */
export const nodeOptions = (type) => ({
  id: { resolve: ({ accountId, id }) => `${accountId ?? id}:${id}` },
  authScopes: (row) => ({ [PERMISSION[type]]: row }),
});

export function node(type, fields) {
  const ref = builder.objectRef(type);
  builder.node(ref, { ...nodeOptions(type), fields });
  return {
    ref,
    connection: builder.connectionObject({ type: ref, name: `${type}Connection` }, { name: `${type}Edge` }),
  };
}

/** Fields that are columns of the same name. */
export const exposed = (t, type, names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, t.expose(name, { type })]));

/** A list under a type: a DataLoader for each place of the document, so that its arguments are those of all its keys. */
export function listField(t, parentType, field, { connection }) {
  const list = LISTS[parentType][field];
  return t.loadable({
    type: connection,
    byPath: true,
    args: t.arg.connectionArgs(),
    authScopes: (parent) => ({ [PERMISSION[list.of]]: parent }),
    resolve: (parent) => parent,
    async load(parents, { pool }, args, info) {
      const { limit, after } = parseCursorConnectionArgs({ args });
      const found = await rowsUnder(pool, list, parents, { limit, after, asked: askedOf(info, list.of) });
      return Promise.all(found.map((rows) => resolveCursorConnection({ args, toCursor: ({ id }) => id }, () => rows)));
    },
  });
}
