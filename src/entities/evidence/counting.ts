import { GraphQLBigInt } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** A counter of a summary report. */
export const counter = (description: string): PropertyDecorator => Field(() => Int, { nullable: true, description });
/** A counter that a year may fill beyond a 32-bit Int. */
export const large = (description: string): PropertyDecorator =>
  Field(() => GraphQLBigInt, { nullable: true, description });
/** Counters of one topic. */
export const part = (of: object, description: string): PropertyDecorator =>
  Field(() => of as never, { nullable: true, description });

export const topic = (description: string): ClassDecorator => ObjectType({ simpleResolvers: true, description });
