import { CLAUSES } from '../../auth/clauses.js';
import { closedSet } from '../closed-set.js';

export const AccessDecision = closedSet('AccessDecision', 'What the judge answered.', ['ALLOWED', 'REFUSED']);

export const RefusalReasonName = closedSet(
  'RefusalReason',
  'Why not, as in `extensions.access` (contract, section 5).',
  ['NOT_GRANTED', 'OUT_OF_REACH', 'TOKEN_NARROWED', 'READ_ONLY_SESSION'],
);

export const AccessClauseName = closedSet(
  'AccessClauseName',
  'A clause that must hold before a membership grants a permission somewhere.',
  CLAUSES,
);

export const GrantedPart = closedSet('GrantedPart', 'How much of a place something is granted over.', [
  'ALL',
  'PART',
  'NONE',
]);

export const DirectoryKind = closedSet('DirectoryKind', 'What an entry of the directory names.', [
  'RESELLER',
  'ACCOUNT',
  'PERSON',
]);
