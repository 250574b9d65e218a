// prettier-ignore
export const FIRST_NAMES = [
  'maria', 'jonas', 'aisha', 'david', 'elena', 'tomas', 'grace', 'omar', 'ingrid', 'lucas', 'nadia',
  'peter', 'yuki', 'carlos', 'hannah', 'viktor', 'leila', 'simon', 'chloe', 'rahul', 'freya', 'marco',
] as const;

// prettier-ignore
export const LAST_NAMES = [
  'reyes', 'olsen', 'khan', 'baker', 'novak', 'silva', 'murphy', 'hassan', 'berg', 'rossi', 'ivanova',
  'clark', 'tanaka', 'mendez', 'weber', 'kowalski', 'farah', 'hughes', 'laurent', 'patel', 'lind', 'costa',
] as const;

/** Identities that nobody in particular stands behind. */
export const MAILBOXES = ['scanner', 'frontdesk', 'invoices'] as const;
