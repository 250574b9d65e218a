import type { Permission } from '../permissions.js';

/**
 * What guards a coordinate. `public` on a type backed by rows means: whoever's memberships reach the place where the row
 * stands. It is used where rows of one type are reached through several permissions. On a value (an address, a sum) it
 * means: whoever was shown the value, whose own coordinate is guarded. `self` means the person's own.
 */
export type Guard = Permission | 'public' | 'self';

export type PolicyLine = readonly [coordinate: string, guard: Guard];

/** Which permission lets a row be fetched by its id, by where it stands; null = not at all. */
export interface RowGate {
  readonly account: Permission | null;
  readonly organization: Permission | null;
  readonly reseller: Permission | null;
}

/** The policy of one area of the domain. */
export interface Area {
  readonly lines: readonly PolicyLine[];
  readonly rows: Readonly<Record<string, RowGate>>;
  /** Types whose rows stand in several organizations: visible where one of them is in reach (domain.md 8.14, rulings 13). */
  readonly severalOrganizations: readonly string[];
  /** Their values that are null unless all of the organizations are in reach (rulings 13). */
  readonly wholeRow: readonly string[];
}

type Written = Partial<Omit<Area, 'lines'>> & { readonly lines: readonly (readonly PolicyLine[])[] };

export const area = ({ lines, rows = {}, severalOrganizations = [], wholeRow = [] }: Written): Area => ({
  lines: lines.flat(),
  rows,
  severalOrganizations,
  wholeRow,
});

/** One line for each named field of a type. */
export const guard = (guardedBy: Guard, type: string, fields: string): readonly PolicyLine[] =>
  fields.split(/\s+/).map((field) => [`${type}.${field}`, guardedBy]);

/** The lines of a connection and its edge: what opens the list guards its parts. */
export const connection = (guardedBy: Guard, type: string): readonly PolicyLine[] => [
  ...guard(guardedBy, `${type}Connection`, 'edges nodes pageInfo totalCount'),
  ...guard(guardedBy, `${type}Edge`, 'cursor node'),
];

export const everywhere = (permission: Permission): RowGate => ({
  account: permission,
  organization: permission,
  reseller: permission,
});
