import { connection } from 'postgraphile/grafast';
import { extendSchema } from 'postgraphile/utils';

/**
 * The escalations of an organization: it is one of several in an array, which is no foreign key. Written after
 * postgraphile.org/postgraphile/5/extend-schema and grafast-for-postgraphile-users ("pgResources").
 */
export const ESCALATIONS = extendSchema(({ sql, pgResources: { escalation } }) => ({
  typeDefs: /* GraphQL */ `
    extend type Organization {
      escalations: EscalationConnection
    }
  `,
  objects: {
    Organization: {
      plans: {
        escalations($organization) {
          const $escalations = escalation.find({ account_id: $organization.get('account_id') });
          const id = $escalations.placeholder($organization.get('id'));
          $escalations.where(sql`${$escalations}.organization_ids @> ARRAY[${id}]`);
          $escalations.orderBy({ attribute: 'id', direction: 'DESC' });
          $escalations.setOrderIsUnique();
          return connection($escalations); // `first`, `after` ... are added and applied by PostGraphile
        },
      },
    },
  },
}));
