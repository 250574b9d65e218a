import type { Pool } from 'pg';
import { borrow, Session } from '../entities/session.js';
import { openSchema } from '../schema.js';
import { inWords } from './in-words.js';
import { Operator } from './operator.js';
import { QueryExplanation } from './explain-query.js';

export interface OperatorsQuestion {
  readonly email: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly now: Date;
}

/** The access of a person to every coordinate of a query, as the operator reads it: from one snapshot, writing nothing. */
export async function explainedInWords(
  pool: Pool,
  { email, query, variables, now }: OperatorsQuestion,
): Promise<string> {
  const client = await borrow(pool);
  const session = new Session(client);
  session.begin('snapshot');
  try {
    const operator = new Operator(session, now);
    const subject = await operator.subject(email);
    return inWords(subject, await new QueryExplanation(openSchema(), operator, subject).of(query, variables));
  } finally {
    await session.rollback();
    client.release();
  }
}
