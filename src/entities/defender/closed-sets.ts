import { closedSet } from '../closed-set.js';

// domain.md 5.2, ManagedDefenderPolicy and Exclusion.
export const DefenderScope = closedSet('DefenderScope', 'Where something about Managed Defender is decided.', [
  'ACCOUNT',
  'ORGANIZATION',
  'AGENT',
]);
export const DefenderMode = closedSet(
  'DefenderMode',
  'What Managed Defender does on endpoints. AUDIT only compares and changes nothing there, ENFORCE applies the policy' +
    ' (domain.md H16), INHERIT leaves it to the place above.',
  ['INHERIT', 'AUDIT', 'ENFORCE'],
);
export const ExclusionKind = closedSet(
  'ExclusionKind',
  'What an exclusion names: files beneath a path, files by extension, files that a process opens, or a detection.',
  ['PATH', 'EXTENSION', 'PROCESS', 'DETECTION'],
);
export const InheritedFrom = closedSet('InheritedFrom', 'The place above that decided a value.', [
  'ACCOUNT',
  'ORGANIZATION',
]);
