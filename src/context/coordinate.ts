import type { GraphQLResolveInfo } from 'graphql';
import { guardOf, type Guard } from '../auth/policy.js';
import { placeOf, scopeIdOf, type Place } from '../auth/viewer.js';
import type { Row } from '../entities/row.js';
import type { RequestGate } from './request-gate.js';

/** A parent of a list: a row, or a value that stands where a row does (an account's billing, the viewer). */
export interface Parent {
  readonly typeName: string;
  readonly id: string;
  readonly place: Place;
}

/** The coordinate that is resolved: what its line in the policy says, and where its parents stand. */
export class Coordinate {
  readonly name: string;

  constructor(
    private readonly gate: RequestGate,
    private readonly info: GraphQLResolveInfo,
  ) {
    this.name = `${info.parentType.name}.${info.fieldName}`;
  }

  /** A coordinate without a line never gets here: the fence refused it, and the start-up check before that. */
  get guard(): Guard {
    return guardOf(this.name);
  }

  /** The operation itself is the parent of root lists; it stands nowhere and its lists are the viewer's directory. */
  parent(value: unknown): Parent {
    const typeName = this.info.parentType.name;
    const { personId } = this.gate.viewer;
    if (typeName === 'Query') return { typeName, id: personId, place: { kind: 'PERSON', personId } };
    const place = placeOf(value);
    if (place === undefined) throw new Error(`The parent of ${this.name} has no place.`);
    return { typeName, id: (value as Partial<Row>).id ?? scopeIdOf(place), place };
  }
}
