// The builder and what the types have in common. Relay comes before scope-auth, as docs/plugins/scope-auth says.
import SchemaBuilder from '@pothos/core';
import DataloaderPlugin from '@pothos/plugin-dataloader';
import RelayPlugin, { parseCursorConnectionArgs, resolveCursorConnection } from '@pothos/plugin-relay';
import ScopeAuthPlugin from '@pothos/plugin-scope-auth';
import { askedOf } from '../shared/asked.mjs';
import { LISTS } from '../shared/links.mjs';
import { rowsUnder } from '../shared/rows.mjs';
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

export const builder = new SchemaBuilder({
  plugins: [RelayPlugin, ScopeAuthPlugin, DataloaderPlugin],
  defaultFieldNullability: true,
  relay: { nodesOnConnection: true },
  scopeAuth: {
    runScopesOnType: true, // once a row, not at each of its fields
    async authScopes({ pool, claims }) {
      const viewer = await viewerOf(pool, claims);
      const permissions = new Set(Object.values(PERMISSION));
      return Object.fromEntries([...permissions].map((name) => [name, (row) => viewer.may(name, row)]));
    },
  },
});

/** A row is shown to whoever holds the permission of its type where it stands. */
export const rowScopes = (type) => (row) => ({ [PERMISSION[type]]: row });

/** A type of rows, with the connection that lists of them are. */
export function rowType(type, fields) {
  const ref = builder.objectRef(type).implement({
    authScopes: rowScopes(type),
    fields: (t) => ({ id: t.exposeID('id', { nullable: false }), ...fields(t) }),
  });
  return {
    ref,
    connection: builder.connectionObject({ type: ref, name: `${type}Connection` }, { name: `${type}Edge` }),
  };
}

/** Fields that are columns of the same name. */
export const exposed = (t, type, names) =>
  Object.fromEntries(names.split(' ').map((name) => [name, t.expose(name, { type })]));

/** A list under a type, as docs/plugins/dataloader shows under "Loadable connections"; the statement itself pages. */
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
