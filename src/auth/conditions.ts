import type { SupportType } from './viewer.js';

/**
 * Rules about arguments or state that a grid cannot say, each a named sentence. They answer what is wrong, in words for
 * the person who asked; the acts turn an answer into a `userErrors` entry and change nothing.
 */

/** An endpoint is unresponsive this long after its last call, or after an installation that never called (domain.md 5.2). */
const UNRESPONSIVE_AFTER_DAYS = 21;
const UNRESPONSIVE_AFTER_INSTALL_DAYS = 3;
const DAY_MS = 86_400_000;

interface Calling {
  readonly lastCallbackAt: Date | null;
  readonly createdAt: Date;
}

export function responsivenessAt(now: Date, { lastCallbackAt, createdAt }: Calling): 'RESPONSIVE' | 'UNRESPONSIVE' {
  const [since, days] =
    lastCallbackAt === null ? [createdAt, UNRESPONSIVE_AFTER_INSTALL_DAYS] : [lastCallbackAt, UNRESPONSIVE_AFTER_DAYS];
  return now.getTime() - since.getTime() > days * DAY_MS ? 'UNRESPONSIVE' : 'RESPONSIVE';
}

/** An invitation that nobody answered expires at its instant (domain.md 8.10); what was decided before stays decided. */
export const invitationStateAt = <Outcome>(
  now: Date,
  { outcome, expiresAt }: { readonly outcome: Outcome | null; readonly expiresAt: Date },
): Outcome | 'PENDING' | 'EXPIRED' => outcome ?? (now.getTime() < expiresAt.getTime() ? 'PENDING' : 'EXPIRED');

/** Only a qualified reseller may answer incidents itself (domain.md 2.3, S8). */
export const supportTypesOf = (reseller: { readonly partnerSupportedQualified: boolean }): readonly SupportType[] =>
  reseller.partnerSupportedQualified ? ['HUNTRESS_SUPPORTED', 'PARTNER_SUPPORTED'] : ['HUNTRESS_SUPPORTED'];

/** What is wrong with an act, for its `userErrors`: the code, the input field (a path), and a sentence with the remedy. */
export interface BrokenRule {
  readonly code: 'CONFLICT' | 'INVALID' | 'LIMIT' | 'DUPLICATE';
  readonly field: readonly string[];
  readonly message: string;
}

const broken = (code: BrokenRule['code'], field: string, message: string): BrokenRule => ({
  code,
  field: [field],
  message,
});

type Maybe = BrokenRule | null;

/** H1, first half: only a report that was sent and not yet closed can be worked on. */
export const reportMustBeSent = (field: string, report: { readonly status: string }): Maybe =>
  report.status === 'SENT'
    ? null
    : broken('CONFLICT', field, `An incident report is ${report.status}, not SENT. Look at it again.`);

/** H1, second half: nothing may be left undecided when a report is resolved. */
export const nothingUnapproved = (field: string, unapproved: number): Maybe =>
  unapproved === 0
    ? null
    : broken('CONFLICT', field, `${unapproved} remediation(s) are still UNAPPROVED. Approve or reject them first.`);

/** H2: there must be something to approve or reject. */
export const somethingUnapproved = (field: string, unapproved: number): Maybe =>
  unapproved > 0 ? null : broken('CONFLICT', field, 'No remediation of the report is UNAPPROVED.');

/** H2: a rejection says why, in so many characters at most. */
export const MOST_COMMENT = 4000;

/** H3: so does an isolation. */
export const MOST_REASON = 500;

/** What must be said is neither blank nor longer than it may be. */
export const mustSay = (field: string, text: string, most: number): Maybe =>
  text.trim() === '' ? broken('INVALID', field, 'must not be blank.') : maySay(field, text, most);

/** What need not be said can still be too long, or no text at all: the database keeps neither NUL nor half a character. */
export const maySay = (field: string, text: string | null | undefined, most: number): Maybe => {
  if (text == null) return null;
  if (/\0|\p{Surrogate}/u.test(text)) return broken('INVALID', field, 'has characters that are no text.');
  return text.length <= most ? null : broken('INVALID', field, `must have at most ${most} characters.`);
};

/** The version the client saw must be the version that is changed (contract section 4). */
export const versionMustMatch = (expected: number | null | undefined, actual: number): Maybe =>
  expected == null || expected === actual
    ? null
    : broken('CONFLICT', 'expectedVersion', `The object is at version ${actual}. Read it again and decide anew.`);

/** Reports that one act resolves (domain.md H1, bulk). */
export const MOST_REPORTS = 100;

/** H27: whole organizations are isolated through another act. */
export const MOST_AGENTS = 25;

export const listMustFit = (field: string, length: number, most: number): Maybe => {
  if (length === 0) return broken('INVALID', field, 'must name at least one.');
  return length <= most ? null : broken('LIMIT', field, `at most ${most} at once.`);
};

interface Endpoint {
  readonly hostname: string;
  readonly platform: string;
  readonly firewallStatus: string;
}

/** H3: isolation starts from an enabled firewall; a host without one, or already on its way, is a conflict. */
export function mayBeIsolated(agent: Endpoint, strict: 'strict' | 'usual'): Maybe {
  if (agent.firewallStatus === 'DISABLED') {
    return broken('CONFLICT', 'agentIds', `${agent.hostname} does not support isolation.`);
  }
  if (strict === 'strict' && agent.platform === 'DARWIN') {
    return broken('INVALID', 'strict', `${agent.hostname} runs macOS; strict isolation needs Windows or Linux.`);
  }
  return agent.firewallStatus === 'ENABLED'
    ? null
    : broken('CONFLICT', 'agentIds', `${agent.hostname} is ${agent.firewallStatus}, not ENABLED.`);
}

/** H3, H4: what is isolated, or on its way there, may be released, also before its report is resolved. */
export const mayBeReleased = (agent: Endpoint): Maybe =>
  agent.firewallStatus === 'ISOLATED' || agent.firewallStatus === 'PENDING_ISOLATION'
    ? null
    : broken('CONFLICT', 'agentIds', `${agent.hostname} is ${agent.firewallStatus}; there is nothing to release.`);

/** domain.md 5.1: an organization's name and key are 1-256 characters and not blank. */
export const MOST_NAME = 256;

/** A time zone as the operating system knows it. */
export function mustBeTimezone(field: string, timezone: string): Maybe {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return null;
  } catch {
    return broken('INVALID', field, 'is no IANA time zone, such as Europe/Copenhagen.');
  }
}

/** domain.md 5.2: a key names one organization of the account. */
export const keyMustBeFree = (taken: number): Maybe =>
  taken === 0 ? null : broken('DUPLICATE', 'key', 'Another organization of the account has this key.');

/** The sentences that are not null, in the order asked. */
export const allBroken = (...rules: readonly Maybe[]): readonly BrokenRule[] => rules.filter((rule) => rule !== null);
