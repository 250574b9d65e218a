import { Agent, request } from 'node:http';

export interface Question {
  readonly email: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Asks once; calls back with the whole answer. */
export type Ask = (done: (answer: Buffer) => void) => void;

/** One kept connection and callbacks alone: whoever asks in the gateway's process makes no promises. */
export const oneConnection = (): Agent => new Agent({ keepAlive: true, maxSockets: 1 });

export function asking(url: string, agent: Agent, token: string, { query, variables }: Question): Ask {
  const body = JSON.stringify({ query, variables });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return (done) => {
    const chunks: Buffer[] = [];
    const sent = request(`${url}/graphql`, { method: 'POST', agent, headers }, (answer) => {
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).once('end', () => done(Buffer.concat(chunks)));
    });
    sent.end(body);
  };
}
