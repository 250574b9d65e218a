type Status = 'ACTIVE' | 'SCHEDULED' | 'EXPIRED' | 'NOT_APPLICABLE';

interface Rule {
  readonly type: string;
  readonly logic: string;
  readonly startsAt: Date | null;
  readonly expiresAt: Date | null;
}

/** H7: what is unauthorized, and what is about all values at once, holds always. */
export const takesSchedule = ({ type, logic }: Pick<Rule, 'type' | 'logic'>): boolean =>
  type === 'EXPECTED' && logic === 'STANDARD';

/** domain.md 5.2: never stored, since it changes with the clock alone. A rule has expired at its very end. */
export function ruleStatusAt(now: Date, rule: Rule): Status {
  if (!takesSchedule(rule)) return 'NOT_APPLICABLE';
  if (rule.expiresAt !== null && rule.expiresAt <= now) return 'EXPIRED';
  return rule.startsAt !== null && rule.startsAt > now ? 'SCHEDULED' : 'ACTIVE';
}
