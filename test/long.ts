/** `npm run test:long` proves more of the same: the suites that draw lots draw many more of them. */
export const LONG = process.env['FIELDGATE_LONG'] === 'yes';
