import { MOST_AGENTS, MOST_COMMENT, MOST_NAME, MOST_REPORTS } from '../auth/conditions.js';

/** A rule about arguments or state that no grid can say; the checks themselves are in `auth/conditions.ts`. */
export interface PublishedRule {
  /** Its number in the domain's list of rules (domain.md 5.4, 8b.35), or what it is about. */
  readonly code: string;
  /** The mutations it can stop. */
  readonly acts: readonly string[];
  readonly sentence: string;
}

const DECIDING = ['approveRemediations', 'rejectRemediations'];
const ISOLATING = ['isolateAgents', 'releaseAgents'];

/** What holds for an act besides its permission. An act that would break one answers with `userErrors` and changes nothing. */
export const RULES: readonly PublishedRule[] = [
  rule(
    'H1',
    ['resolveIncidentReports'],
    'A report is resolved only while it is SENT and none of its remediations is UNAPPROVED.',
  ),
  rule(
    'H2',
    DECIDING,
    'Remediations are approved or rejected only while the report is SENT and one of them is UNAPPROVED.',
  ),
  rule(
    'H2',
    ['rejectRemediations'],
    `A rejection says why, in 1 to ${MOST_COMMENT} characters, and returns the report to the SOC.`,
  ),
  rule(
    'H3',
    ['isolateAgents'],
    'Isolation starts from an ENABLED firewall; an endpoint without one, or already on its way, is a conflict.',
  ),
  rule('H3', ['isolateAgents'], 'Strict isolation needs Windows or Linux.'),
  rule('H3', ['releaseAgents'], 'Only what is ISOLATED, or on its way there, is released.'),
  rule('H4', ['resolveIncidentReports'], 'Resolving a report releases the endpoints that were isolated for it.'),
  rule('H4', ['releaseAgents'], 'An endpoint isolated for a report may be released before the report is resolved.'),
  rule('H27', ISOLATING, `At most ${MOST_AGENTS} endpoints at once.`),
  rule('Names', ['createOrganization'], `A name and a key have 1 to ${MOST_NAME} characters and are not blank.`),
  rule('Time zones', ['createOrganization'], 'A time zone is an IANA name, such as Europe/Copenhagen.'),
  rule('Keys', ['createOrganization'], 'A key names one organization of the account.'),
  rule('Lists', ['resolveIncidentReports'], `At most ${MOST_REPORTS} reports at once.`),
  rule('Versions', DECIDING, 'With `expectedVersion`, only the version that was seen is changed.'),
];

function rule(code: string, acts: readonly string[], sentence: string): PublishedRule {
  return { code, acts, sentence };
}
