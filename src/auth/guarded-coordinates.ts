import { isConnectionPart } from './elision.js';
import type { Permission } from './permissions.js';
import { POLICY, type Guard } from './policy.js';

/** Enough to show what a permission is about. */
export const MOST_EXAMPLES = 5;

/** Some coordinates of the schema that a permission guards, in the order of the policy; the parts of lists tell nothing. */
export const exampleCoordinates = (permission: Permission): readonly string[] => EXAMPLES.get(permission) ?? [];

const EXAMPLES = examples();

/** The policy never changes while the process runs, so its lines are walked once. */
function examples(): ReadonlyMap<Guard, readonly string[]> {
  const found = new Map<Guard, string[]>();
  for (const [coordinate, guard] of POLICY) {
    const known = found.get(guard) ?? [];
    if (isConnectionPart(coordinate.split('.')[0] ?? '') || known.length === MOST_EXAMPLES) continue;
    found.set(guard, [...known, coordinate]);
  }
  return found;
}
