import { mergeConfig } from 'vitest/config';
import short from './vitest.config.js';

/** The suites that draw lots, with many more of them: 10 million decisions, 10,000 documents (`test/long.ts`). */
export default mergeConfig(short, {
  test: { env: { FIELDGATE_LONG: 'yes' }, testTimeout: 3_600_000 },
});
