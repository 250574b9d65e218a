import { ID, InterfaceType, Field, ObjectType } from 'type-graphql';
import { GraphQLBigInt } from 'graphql-scalars';

/** Relay's Node: whatever has an id of its own. */
@InterfaceType('Node', {
  description: 'An object that can be fetched again by its id.',
  resolveType: (value: object) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'The global id: opaque, stable, the same for everybody who may see the object.' })
  readonly id!: string;
}

@ObjectType({ description: 'A sum of money.', simpleResolvers: true })
export class Money {
  @Field(() => GraphQLBigInt, { description: 'The amount in the minor unit of the currency, for example cents.' })
  amountMinor!: string;

  @Field(() => String, { description: 'The ISO 4217 code, lower case.' })
  currency!: string;
}
