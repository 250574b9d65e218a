// Smart tags (postgraphile.org/postgraphile/5/smart-tags): names as in Fieldgate's schema instead of `...ByAccountIdAnd...`,
// and the two relations that are no foreign keys of the tables.
const list = (name, fields) => ({ constraint: { [name]: { tags: fields } } });

export const TAGS = {
  class: {
    'fieldgate.organization': list('organization_account_fk', { foreignFieldName: 'organizations' }),
    'fieldgate.invoice': list('invoice_account_fk', { foreignFieldName: 'invoices' }),
    'fieldgate.incident_report': list('incident_organization_fk', { foreignFieldName: 'incidentReports' }),
    'fieldgate.remediation': list('remediation_report_fk', { foreignFieldName: 'remediations' }),
    'fieldgate.agent': {
      ...list('agent_organization_fk', { foreignFieldName: 'agents' }),
      tags: { foreignKey: '(account_id) references fieldgate.account (id)|@foreignFieldName agents' },
    },
    'fieldgate.autorun': {
      tags: {
        foreignKey: '(account_id, agent_id) references fieldgate.agent (account_id, id)|@foreignFieldName autoruns',
      },
    },
    // Its type would be called as the root type of subscriptions is.
    'fieldgate.subscription': { tags: { name: 'account_subscription' } },
  },
};
