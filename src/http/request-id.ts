import { v7 } from 'uuid';

/** A request id that may appear in logs and headers as it is. */
const WELL_FORMED = /^[\w.-]{8,128}$/;

/** Taken over if well-formed, else made (contract section 1). */
export const requestIdOf = (header: string | readonly string[] | undefined): string =>
  typeof header === 'string' && WELL_FORMED.test(header) ? header : v7();
