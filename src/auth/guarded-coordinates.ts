import { isConnectionPart } from './elision.js';
import type { Permission } from './permissions.js';
import { POLICY } from './policy.js';

/** Enough to show what a permission is about. */
export const MOST_EXAMPLES = 5;

/** Some coordinates of the schema that a permission guards, in the order of the policy; the parts of lists tell nothing. */
export const exampleCoordinates = (permission: Permission): readonly string[] =>
  [...POLICY]
    .filter(([coordinate, guard]) => guard === permission && !isConnectionPart(coordinate.split('.')[0] ?? ''))
    .slice(0, MOST_EXAMPLES)
    .map(([coordinate]) => coordinate);
