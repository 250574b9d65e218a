const BY_THE_CLOCK = 'follows from times and the clock of the request';
const FROM_ABOVE = 'what is inherited; test/defender/inheritance.spec.ts tells it place by place';
const TWO_IN_ONE = 'an amount and its currency, two columns, in one value';
const OPAQUE = 'a signed text of the gateway; test/pages.spec.ts reads on from it';

/** All the values that the reference does not compute, and why: of these it says whether something is shown, and no more. */
export const NOT_MODELLED: Readonly<Record<string, string>> = {
  'Agent.effectiveDefenderPolicy': FROM_ABOVE,
  'Agent.effectiveExclusions': FROM_ABOVE,
  'Agent.responsiveness': BY_THE_CLOCK,
  'Edge.cursor': OPAQUE,
  'Invitation.state': BY_THE_CLOCK,
  'Invoice.amount': TWO_IN_ONE,
  'Organization.effectiveDefenderPolicy': FROM_ABOVE,
  'PageInfo.endCursor': OPAQUE,
  'PageInfo.startCursor': OPAQUE,
  'Reseller.availableSupportTypes': 'follows from whether the reseller is qualified',
  'ResellerInvoice.amount': TWO_IN_ONE,
  'UnwantedAccessRule.appliedTo': 'a name that is read from another row',
  'UnwantedAccessRule.status': BY_THE_CLOCK,
  'Viewer.hubUrl': 'the same for everybody to whom it is shown',
};

/** Edges of whatever list are one. */
export const isModelled = (type: string, field: string): boolean =>
  !(`${type.endsWith('Edge') ? 'Edge' : type}.${field}` in NOT_MODELLED);

/** Root fields that are no rows, and why they are not asked. */
const VERSIONS = 'tables of the policy, no rows; test/policy-versions*';
export const NOT_ROWS: Readonly<Record<string, string>> = {
  'Query.directory': 'a look-up by name for platform support; test/explain/support.spec.ts',
  'Query.explainAccess': 'what the judge says of a coordinate; test/explain*',
  'Query.permissionMatrix': VERSIONS,
  'Query.policyDifference': VERSIONS,
};

/** What random documents never ask, and why. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  Mutation: 'an act changes the rows that are compared; test/acts and test/audit/acts.spec.ts',
  after: OPAQUE,
  before: OPAQUE,
};
