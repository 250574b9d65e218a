import { PLACE, type Place } from '../auth/viewer.js';
import type { Row } from '../entities/row.js';
import { User } from '../entities/user.js';

/** Where a row stands, as an explanation asks about it; a card is its person's own wherever it stands. */
export function standing(row: Row): Place {
  const place = row[PLACE];
  return row instanceof User && place.kind !== 'PERSON' ? { ...place, ownerId: row.id } : place;
}
