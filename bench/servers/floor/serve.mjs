// What both floors share: bare node:http, a pool, and the same verified token. A floor has no authorization beyond that,
// parses no GraphQL and knows only the documents of `bench/questions/`; its ids and cursors are plain uuids.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';
import { TokenVerifier } from '../../../dist/auth/token.js';
import { DemoSignIn } from '../../../dist/demo.js';

/** Before every id: where the first page begins. */
export const START = '00000000-0000-0000-0000-000000000000';

const documentOf = (question) => readFileSync(new URL(`../../questions/${question}.graphql`, import.meta.url), 'utf8');

/**
 * @param {Record<string, (variables: Record<string, string>, pool: pg.Pool) => Promise<string>>} answers by question, each
 *   the whole body of the response
 */
export async function serve(answers) {
  const [connectionString, dataDir] = process.argv.slice(2);
  const pool = new pg.Pool({ connectionString, max: 10 });
  const verifier = new TokenVerifier([(await DemoSignIn.open(dataDir)).issuer]);
  const byDocument = new Map(Object.entries(answers).map(([question, answer]) => [documentOf(question), answer]));

  async function answer({ authorization }, body) {
    await verifier.verify(authorization);
    const { query, variables } = JSON.parse(body);
    return byDocument.get(query)(variables, pool);
  }

  const server = createServer((request, response) => {
    const chunks = [];
    const end = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () =>
      answer(request.headers, Buffer.concat(chunks).toString()).then(
        (body) => end(200, body),
        (error) => end(500, JSON.stringify({ errors: [{ message: error.message }] })),
      ),
    );
  });
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
  process.on('disconnect', () => process.exit(0));
}
