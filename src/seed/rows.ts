import type { Membership } from '../entities/membership.js';
import type { Row } from '../entities/row.js';
import type { Wall } from '../entities/session.js';
import type { User } from '../entities/user.js';

/** The properties of a class of rows that are columns: not its place (a symbol), not what is computed (optional). */
type ColumnOf<R> = {
  [Key in keyof R]-?: Key extends string ? (object extends Pick<R, Key> ? never : Key) : never;
}[keyof R];

/** A whole row, as the class that reads it declares it: a new column does not compile until the seed fills it. */
export type RowOf<R extends Row> = { readonly [Key in ColumnOf<R>]: R[Key] };

// What the gateway never shows has no property in a class.
export type MembershipRow = RowOf<Membership> & { readonly subjectKey: string | null };

export type UserRow = Omit<RowOf<User>, 'personId'> & {
  readonly placeId: string;
  readonly documentedInRunbook: boolean;
  readonly vaultReference: string | null;
};

export interface PersonRow {
  readonly id: string;
  readonly subjectKey: string | null;
  readonly status: 'ACTIVE' | 'DISABLED';
  readonly kind: UserRow['kind'];
  readonly sessionsInvalidBefore: Date | null;
  readonly demo: boolean;
  readonly updatedAt: Date;
}

export interface MembershipOrganizationRow {
  readonly membershipId: string;
  readonly organizationId: string;
  readonly accountId: string;
  readonly subjectKey: string | null;
}

/** Rows of one table that pass its wall under the same settings (rulings 6). */
export interface Parcel {
  readonly table: string;
  readonly rows: readonly object[];
  readonly wall: Wall;
}

/** The wall around an account, all of whose organizations are in scope. */
export const within = (accountId: string): Wall => ({ 'app.account': accountId, 'app.organizations': '*' });
