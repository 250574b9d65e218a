// The floor: the *console* question as one hand-written statement that returns the whole JSON, over bare node:http. It
// verifies the same token and answers the same shape; it has no authorization beyond that, and plain uuids as ids.
import { createServer } from 'node:http';
import pg from 'pg';
import { TokenVerifier } from '../dist/auth/token.js';
import { DemoSignIn } from '../dist/demo.js';

const SQL = `
SELECT json_build_object('data', json_build_object('account', json_build_object(
  'id', a.id, 'name', a.name,
  'billing', json_build_object('invoices', json_build_object('nodes', (
    SELECT json_agg(json_build_object('id', i.id, 'number', i.number, 'status', i.status,
      'amount', json_build_object('amountMinor', i.amount_minor, 'currency', i.currency)))
    FROM (SELECT * FROM fieldgate.invoice i WHERE i.account_id = $1 ORDER BY i.id DESC LIMIT 12) i))),
  'organizations', json_build_object('nodes', (
    SELECT json_agg(json_build_object('id', o.id, 'name', o.name,
      'agents', json_build_object('nodes', (
        SELECT json_agg(json_build_object('id', g.id, 'hostname', g.hostname, 'platform', g.platform, 'version', g.version))
        FROM (SELECT g.id, g.hostname, g.platform, g.version FROM fieldgate.agent g
              WHERE g.account_id = $1 AND g.organization_id = o.id ORDER BY g.id LIMIT 20) g)),
      'escalations', json_build_object('nodes', (
        SELECT json_agg(json_build_object('id', e.id, 'subject', e.subject, 'severity', e.severity))
        FROM (SELECT e.id, e.subject, e.severity FROM fieldgate.escalation e
              WHERE e.account_id = $1 AND e.organization_ids @> ARRAY[o.id] ORDER BY e.id DESC LIMIT 3) e))))
    FROM (SELECT * FROM fieldgate.organization o WHERE o.account_id = $1 ORDER BY o.id LIMIT 50) o))
)))::text AS answer FROM fieldgate.account a WHERE a.id = $1`;

const [url, dataDir, accountId] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });
const { issuer } = await DemoSignIn.open(dataDir);
const verifier = new TokenVerifier([issuer]);

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    await verifier.verify(request.headers.authorization);
    JSON.parse(Buffer.concat(chunks).toString());
    const { rows } = await pool.query({ name: 'console', text: SQL, values: [accountId] });
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(rows[0].answer);
  });
});
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
process.on('disconnect', () => process.exit(0));
