// SET: only what ends with the transaction, and only what changes no statement's meaning.
import type { Of } from './tree.js';

const LOCAL =
  /^app\.|^(statement|lock|transaction|idle_in_transaction_session)_timeout$|^citus\.propagate_set_commands$/;

export function settingRules({ kind, name = '', is_local }: Of<'VariableSetStmt'>): readonly string[] {
  if (kind === 'VAR_SET_MULTI' && name === 'TRANSACTION') return [];
  if (!is_local) return [`SET ${name} without LOCAL outlives the request on its pooled connection: write SET LOCAL`];
  return LOCAL.test(name)
    ? []
    : [`SET LOCAL ${name} changes what SQL means or does not reach the shards: only app.* and timeouts`];
}
