import type { Actor } from './actors.js';

/** One organization while its telemetry is made up. */
export interface Site {
  readonly accountId: string;
  readonly organizationId: string;
  /** Short name: heads the ids of all that stands here. */
  readonly key: string;
  readonly name: string;
  readonly domain: string;
  /** Who deals with incidents here; null where nobody did anything yet. */
  readonly responder: Actor | null;
}

/** Fills the places of a text: `{host}`, `{organization}`, `{domain}`. */
export const fill = (text: string, { name, domain }: Site, host: string): string =>
  text.replaceAll('{host}', host).replaceAll('{organization}', name).replaceAll('{domain}', domain);

/** The n-th of a list that starts anew when it ends. */
export function cycle<Item>(items: readonly Item[], n: number): Item {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('An empty list has no n-th item.');
  return item;
}
