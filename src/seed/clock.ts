import { ageOf } from './demo-ids.js';

/** The times of a world, all of them relative to the start of one day (UTC). */
export interface Clock {
  readonly today: Date;
  ago(milliseconds: number): Date;
  ahead(milliseconds: number): Date;
  /** When the row of an id was made. Times follow from ids, so their orders cannot differ. */
  of(id: string): Date;
  /** The first day of the month so many months back. */
  month(back: number): Date;
}

export function clockOf(now: Date): Clock {
  const today = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate()));
  const ago = (milliseconds: number): Date => new Date(today.getTime() - milliseconds);
  return {
    today,
    ago,
    ahead: (milliseconds) => ago(-milliseconds),
    of: (id) => ago(ageOf(id)),
    month: (back) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, 1)),
  };
}
