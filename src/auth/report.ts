import { forbidden, type GatewayError, type Named } from './errors.js';
import type { RefusalReason } from './decide.js';

export interface Stripped {
  readonly coordinate: string;
  readonly permission: Named;
  readonly reason: RefusalReason;
  readonly count: number;
}

/** How a client wants refused reads (header `X-Access-Refusals`). */
export type RefusalMode = 'strip' | 'error';

type PathItem = string | number;

/** At most this many refusals become errors; the rest is one count (rulings 28). */
const MOST_ERRORS = 100;

/** What one answer left out. Never names an object that is out of reach: those are absent, not refused. */
export class AccessReport {
  readonly #stripped = new Map<string, { permission: Named; reason: RefusalReason; count: number }>();
  readonly #errors: { readonly path: readonly PathItem[]; readonly error: GatewayError }[] = [];
  #refused = 0;

  constructor(private readonly mode: RefusalMode) {}

  refuse(coordinate: string, permission: Named, reason: RefusalReason, path: () => readonly PathItem[]): void {
    const seen = this.#stripped.get(coordinate);
    if (seen === undefined) this.#stripped.set(coordinate, { permission, reason, count: 1 });
    else seen.count += 1;
    if (this.mode === 'error') this.#refuseAloud(coordinate, permission, reason, path());
  }

  /** Each refused coordinate once, in the order of the alphabet, so that equal answers are equal bytes. */
  get stripped(): readonly Stripped[] {
    return [...this.#stripped]
      .map(([coordinate, refusal]) => ({ coordinate, ...refusal }))
      .sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
  }

  /** The refused paths as errors, when the client asked for them; of too many the first, whenever each was refused. */
  get errors(): readonly { message: string; path?: readonly PathItem[]; extensions: Record<string, unknown> }[] {
    const listed = this.#errors.map(({ error }) => error.toJSON() as never);
    const unlisted = this.#refused - listed.length;
    const rest = { message: `${unlisted} more refusals are not listed.`, extensions: { code: 'FORBIDDEN' } };
    return unlisted === 0 ? listed : [...listed, rest];
  }

  /** In the order of their paths: the order in which statements were answered is nobody's business. */
  #refuseAloud(coordinate: string, permission: Named, reason: RefusalReason, path: readonly PathItem[]): void {
    this.#refused += 1;
    const at = this.#errors.findLastIndex((listed) => pathOrder(listed.path, path) <= 0) + 1;
    if (at === MOST_ERRORS) return;
    this.#errors.splice(at, 0, { path, error: Object.assign(forbidden(coordinate, permission, reason), { path }) });
    this.#errors.length = Math.min(this.#errors.length, MOST_ERRORS);
  }
}

/** Fields by the alphabet, rows by their place in the list. */
export function pathOrder(a: readonly PathItem[], b: readonly PathItem[]): number {
  const at = a.findIndex((item, n) => item !== b[n]);
  const [one, other] = [a[at], b[at]];
  if (one === undefined || other === undefined) return a.length - b.length;
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  return one < other ? -1 : 1;
}
