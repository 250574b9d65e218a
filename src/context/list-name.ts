import { createHash } from 'node:crypto';
import { isEmpty } from '../auth/decide.js';
import type { Extent } from '../entities/extent.js';
import type { Window } from '../entities/paging.js';
import type { ListQuestion } from './list-level.js';

/**
 * Order and filter by name: equal questions have equal digests, since the schema's coercion fixed the order of their keys.
 * A digest, because a filter may be long, and its name stands in the key of every loader and cursor.
 */
export const questionName = ({ filter, orderBy }: ListQuestion): string =>
  filter == null && orderBy == null
    ? ''
    : createHash('sha256')
        .update(JSON.stringify([filter ?? null, orderBy ?? null]))
        .digest('base64url');

/** A window by name. */
export const nameOf = ({ size, direction, after, before }: Window): string =>
  after === null && before === null ? `${size} ${direction}` : JSON.stringify([size, direction, after, before]);

/** Extents of one request that share a scope share their reach, since the coordinate's or type's permission is in the key. */
export function keyOf(extent: Extent): string {
  switch (extent.kind) {
    case 'ACCOUNT':
      return isEmpty(extent.reach) ? `self ${extent.accountId}` : extent.accountId;
    case 'RESELLER':
      return extent.resellerId;
    case 'PERSON':
      return extent.personId;
    case 'ACCOUNTS':
      return extent.accountIds.join();
    case 'EVERYBODY':
      return 'everybody';
  }
}
