import type { GraphQLSchema } from 'graphql';
import type { PermissionNames } from '../auth/names.js';
import { callerSchema } from './caller-schema.js';

/** As many are remembered; the one not asked for longest is forgotten first. */
const MOST_REMEMBERED = 64;

/**
 * The schemas of callers, made when first asked for. Two people with the same names share one: nothing else could be its
 * key, since nothing else is known here (rulings 30).
 */
export class CallerSchemas {
  readonly #made = new Map<string, GraphQLSchema>();

  constructor(private readonly schema: GraphQLSchema) {}

  of(names: PermissionNames): GraphQLSchema {
    const key = names.join(' ');
    const made = this.#made.get(key) ?? callerSchema(this.schema, names);
    this.#made.delete(key);
    this.#made.set(key, made); // last in the map = asked last
    this.#forgetOldest();
    return made;
  }

  #forgetOldest(): void {
    const [oldest] = this.#made.keys();
    if (this.#made.size > MOST_REMEMBERED && oldest !== undefined) this.#made.delete(oldest);
  }
}
