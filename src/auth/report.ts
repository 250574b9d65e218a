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
  readonly #errors: GatewayError[] = [];
  #unlisted = 0;

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

  /** The refused paths as errors, when the client asked for them. */
  get errors(): readonly { message: string; path?: readonly PathItem[]; extensions: Record<string, unknown> }[] {
    if (this.#unlisted === 0) return this.#errors.map((error) => error.toJSON() as never);
    const rest = { message: `${this.#unlisted} more refusals are not listed.`, extensions: { code: 'FORBIDDEN' } };
    return [...this.#errors.map((error) => error.toJSON() as never), rest];
  }

  #refuseAloud(coordinate: string, permission: Named, reason: RefusalReason, path: readonly PathItem[]): void {
    if (this.#errors.length >= MOST_ERRORS) this.#unlisted += 1;
    else this.#errors.push(Object.assign(forbidden(coordinate, permission, reason), { path }));
  }
}
