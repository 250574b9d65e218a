/** What a resolver threw, in the place of its value. An Error that a resolver returned is the same (graphql-js). */
export class Failure {
  constructor(readonly error: unknown) {}
}

export const isFailure = (value: unknown): value is Failure | Error =>
  value instanceof Failure || value instanceof Error;

export const errorOf = (failure: Failure | Error): unknown => (failure instanceof Failure ? failure.error : failure);

/** What is taken, or the failure to take it. */
export function attempt<Value>(take: () => Value): Value | Failure {
  try {
    return take();
  } catch (error) {
    return new Failure(error);
  }
}
