import type { Dice } from '../filters/random.js';
import type { Asked } from './variables.js';
import { pick } from './ids.js';
import { PUBLISHED } from './published.js';

const TYPES = Object.keys(PUBLISHED.getTypeMap()).filter((name) => !name.startsWith('__'));
const REF = 'name kind ofType { name kind ofType { name kind ofType { name } } }';

/** The schema as whoever asks sees it, or one type of it. */
export function introspection(dice: Dice): Asked {
  if (dice(3) === 0)
    return {
      document: `{ __schema { types { name fields { name } inputFields { name } enumValues { name } } } }`,
      variables: {},
    };
  return {
    document:
      `query ($name: String!) { __type(name: $name) { name description fields { name description type { ${REF} } args { name type { ${REF} } } }` +
      ` inputFields { name } enumValues { name description } possibleTypes { name } } viewer { __typename hubUrl } }`,
    variables: { name: pick(TYPES, dice) },
  };
}
