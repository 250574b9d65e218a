import { Agent, request } from 'node:http';

/** What is sent to a server: prepared once, so that asking costs the client little. */
export function asking(token, query, variables) {
  const body = JSON.stringify({ query, variables });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return { body, headers };
}

/** Asks once and reads the answer. */
export async function answerOf(port, ask) {
  const agent = new Agent();
  const { status, chunks } = await post(agent, port, ask);
  agent.destroy();
  return { status, text: Buffer.concat(chunks).toString() };
}

/**
 * Asks so many times over so many connections, each waiting for its answer before it asks again; of several `asks` one
 * after the other. Whatever says that it is an answer and is not as long (`length`) as the one that was compared is an error. What a server refuses under the load is counted,
 * and is no answer: a server that is fast because it refuses is not fast.
 */
export async function load(port, asks, { requests, connections }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const times = [];
  let begun = 0;
  const client = async () => {
    while (begun < requests) {
      const ask = asks[begun++ % asks.length];
      const sent = performance.now();
      const { status, chunks } = await post(agent, port, ask);
      if (status === 200) times.push(performance.now() - sent);
      const received = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      if (status === 200 && received !== ask.length)
        throw new Error(`An answer has ${received} bytes, not ${ask.length}.`);
    }
  };
  const started = performance.now();
  try {
    await Promise.all(Array.from({ length: connections }, client));
  } finally {
    agent.destroy();
  }
  return { refused: requests - times.length, ...speedOf(times, performance.now() - started) };
}

function speedOf(times, ms) {
  times.sort((a, b) => a - b);
  const quantile = (part) => times[Math.floor(times.length * part)] ?? NaN; // of nothing but refusals there is none
  return { perSecond: (times.length / ms) * 1000, p50: quantile(0.5), p99: quantile(0.99) };
}

function post(agent, port, { body, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, chunks }));
      response.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
