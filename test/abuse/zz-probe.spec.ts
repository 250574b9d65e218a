import { afterAll, beforeAll, test } from 'vitest';
import { ask, startGateway, type TestGateway } from '../gateway.js';
import { globalId } from '../../src/entities/global-id.js';
import { IDS, openReportId } from '../../src/seed/demo-ids.js';
let g: TestGateway;
let auth: Record<string,string>;
beforeAll(async () => { g = await startGateway({ poolSize: 2 }); auth = { authorization: `Bearer ${await g.demo.tokenFor('ada.admin@ablemoose.example')}` }; });
afterAll(() => g.stop());
const show = (name: string, a: {status:number; body:string; headers: Headers}, since = 0) => console.log(name, a.status, a.headers.get('retry-after'), a.headers.get('content-type'), a.body.length, a.body.slice(0, 300), since ? Math.round(performance.now() - since) : '');
test('probe', async () => {
  const Q = { query: '{ accounts { nodes { name } } }' };
  show('ok', await ask(g.url, Q, auth));
  const t = async (name: string, query: string, variables = {}) => { const s = performance.now(); show(name, await ask(g.url, { query, variables }, auth), s); };
  const R = await g.owner.query('select current_user'); console.log(R.rows);
  await t('introspection bomb', '{ __schema { ' + Array.from({ length: 45 }, (_, i) => `a${i}: types { ...F }`).join(' ') + ' } } fragment F on __Type { name description fields(includeDeprecated: true) { name description args { name description type { name } } type { name ofType { name } } } }');
  await t('introspection bomb 2', '{ __schema { types { fields { ' + Array.from({ length: 400 }, (_, i) => `a${i}: name`).join(' ') + ' } } } }');
  await t('introspection bomb 3', '{ __schema { ' + Array.from({ length: 40 }, (_, i) => `a${i}: types { ...F }`).join(' ') + ' } } fragment F on __Type { fields {' + Array.from({ length: 500 }, (_, i) => `a${i}: name`).join(' ') + ' } }');
  const bomb = (n: number) => '{ viewer { ...F0 } } ' + Array.from({ length: n }, (_, i) => `fragment F${i} on Viewer { ...F${i + 1} ...F${i + 1} }`).join(' ') + ` fragment F${n} on Viewer { hubUrl }`;
  await t('fragment bomb 20', bomb(20));
  const bomb2 = (n: number) => '{ viewer { ...F0 } } ' + Array.from({ length: n }, (_, i) => `fragment F${i} on Viewer { a: user { name } ...F${i + 1} ...F${i + 1} }`).join(' ') + ` fragment F${n} on Viewer { hubUrl }`;
  await t('fragment bomb 12', bomb2(12));
  await t('circular', '{ viewer { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A }');
  await t('deep 2000 (tokens)', '{' + 'a{'.repeat(1999) + 'b' + '}'.repeat(2000));
  await t('deep 900', '{ account(id: "x") ' + '{ organizations { nodes { account '.repeat(220) + '{id}' + '} } } '.repeat(220) + '}');
  await t('aliases 10000', '{' + Array.from({ length: 10000 }, (_, i) => `a${i}: __typename `).join('') + '}');
  await t('aliases 600', '{' + Array.from({ length: 600 }, (_, i) => `a${i}: __typename `).join('') + '}');
  await t('directives', '{ __typename ' + '@include(if: true) '.repeat(200) + '}');
  await t('directives unknown', '{ __typename ' + '@a '.repeat(900) + '}');
  await t('fields same', '{ accounts { nodes { ' + 'name '.repeat(1800) + '} } }');
  await t('overlap', '{ ' + Array.from({ length: 180 }, (_, i) => `viewer { user { name a${i}: name } }`).join(' ') + '}');
  await t('list var nodes', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: Array.from({ length: 101 }, () => 'x') });
  await t('node deep input list', 'query($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: 'x' });
  // nul
  const a = globalId('AC', IDS.ableMoose, IDS.ableMoose); console.log(a);
  await t('account', `{ account(id: "${a}") { id name } }`);
  await t('nul', `mutation($a: ID!, $n: String!) { createOrganization(input: { accountId: $a, name: $n, key: "x" }) { userErrors { code message } organization { name } } }`, { a, n: 'a\u0000b' });
  await t('surrogate', `mutation($a: ID!, $n: String!) { createOrganization(input: { accountId: $a, name: $n, key: "x1" }) { userErrors { code message } organization { name } } }`, { a, n: 'a\ud800b' });
  // terminate idle
  const kill = () => g.owner.query("select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name='fieldgate' and datname=current_database()");
  await kill(); await t('after kill idle', Q.query);
  // terminate in flight
  await g.owner.query('begin'); await g.owner.query('lock table fieldgate.account in access exclusive mode');
  const p = ask(g.url, Q, auth); await new Promise((r) => setTimeout(r, 200)); await kill(); await g.owner.query('rollback');
  show('in flight kill', await p); await t('after kill', Q.query);
  // during act, idle in transaction? hold report row
  const rid = globalId('IR', IDS.ableMoose, openReportId('roofing'));
  await g.owner.query('begin'); await g.owner.query('select 1 from fieldgate.incident_report where id=$1 for update', [openReportId('roofing')]);
  const M = { query: `mutation { approveRemediations(input: { incidentReportId: "${rid}" }) { userErrors { code } incidentReport { id } } }` };
  const p2 = ask(g.url, M, auth); await new Promise((r) => setTimeout(r, 200)); await kill(); await g.owner.query('rollback');
  show('act kill', await p2); await t('after kill', Q.query);
  // pool exhausted
  await g.owner.query('begin'); await g.owner.query('lock table fieldgate.account in access exclusive mode');
  const ps = [ask(g.url, Q, auth), ask(g.url, Q, auth)]; await new Promise((r) => setTimeout(r, 100));
  await t('exhausted', Q.query); const s = performance.now(); const h = await fetch(g.url + '/healthz'); console.log(h.status, performance.now() - s); 
  const s2 = performance.now(); const h2 = await fetch(g.url + '/readyz'); console.log('ready', h2.status, performance.now() - s2); 
  await g.owner.query('rollback'); for (const x of ps) show('held', await x);
  await t('after', Q.query);
  console.log(g.log.filter((l) => !l.includes('answered')).map((l) => l.slice(0, 600)).join('\n'));
}, 60000);
