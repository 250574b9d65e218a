const DAY_MS = 86_400_000;
/** Of other years the number has not four digits. */
const EARLIEST = Date.parse('0000-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** An instant as `toISOString` writes it, which costs more than all else that is done to one; null if there is none. */
export function isoInstant(instant: Date): string | null {
  const ms = instant.getTime();
  if (!(ms >= EARLIEST && ms <= LATEST)) return Number.isNaN(ms) ? null : instant.toISOString();
  const day = Math.floor(ms / DAY_MS);
  const time = ms - day * DAY_MS;
  const hour = TWO_DIGITS[(time / 3_600_000) | 0] as string;
  const minute = TWO_DIGITS[((time / 60_000) | 0) % 60] as string;
  const second = TWO_DIGITS[((time / 1000) | 0) % 60] as string;
  const fraction = time % 1000;
  return `${dateOf(day)}T${hour}:${minute}:${second}.${(fraction / 100) | 0}${TWO_DIGITS[fraction % 100] as string}Z`;
}

const TWO_DIGITS: readonly string[] = Array.from({ length: 100 }, (_, n) => String(n).padStart(2, '0'));

const MOST_DAYS = 1000;
const dates = new Map<number, string>();

/** `2026-11-21`; most instants of an answer are of few days. */
function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    if (dates.size >= MOST_DAYS) dates.clear();
    dates.set(day, (date = new Date(day * DAY_MS).toISOString().slice(0, 10)));
  }
  return date;
}
