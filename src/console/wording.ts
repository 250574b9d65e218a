/** Codes of the gateway in plain words. An unknown code is shown as it is. */

const REASONS: Readonly<Record<string, string>> = {
  NOT_GRANTED: 'No membership of this person grants it.',
  OUT_OF_REACH: 'Granted elsewhere, not at this place.',
  TOKEN_NARROWED: 'The person may, but this token was issued for less.',
  READ_ONLY_SESSION: 'This session may only look, not change.',
};

const ERRORS: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'Not signed in',
  FORBIDDEN: 'Not permitted',
  NOT_FOUND: 'Not there, or out of reach',
  BAD_USER_INPUT: 'An argument is not valid',
  GRAPHQL_VALIDATION_FAILED: 'The query does not fit the schema',
  GRAPHQL_PARSE_FAILED: 'The query is not valid GraphQL',
  QUERY_TOO_COMPLEX: 'The query asks for too much at once',
  RATE_LIMITED: 'Too many requests',
  INTERNAL: 'Something went wrong in the gateway',
};

export const reasonInWords = (reason: string): string => REASONS[reason] ?? reason;

export const errorInWords = (code: string): string => ERRORS[code] ?? (code || 'Error');

export const strippedInWords = (fields: number): string =>
  fields === 0 ? 'Nothing was stripped.' : `${fields} ${fields === 1 ? 'field was' : 'fields were'} stripped.`;
