import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeFileSync } from 'node:fs';
import { globalId } from '../src/entities/global-id.js';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { storageOf } from '../src/entities/row.js';
import { ACCOUNT_IDS as A, ORGANIZATION_IDS as O, RESELLER_IDS as R, personId } from '../src/seed/demo-ids.js';
import { ada, uma, olga, dora, rita, hank, nora, pat, lee, finn, priya, cleo, dan, otto } from './cast.js';
import { startGateway, type TestGateway } from './gateway.js';
import { plant } from './planting.js';
let g: TestGateway; const out: string[] = [];
beforeAll(async () => { g = await startGateway(); }, 120000);
afterAll(async () => { writeFileSync('/tmp/adv/gql.txt', out.join('\n')); await g.stop(); });
const q = async (t: string, v: unknown[] = []) => (await g.owner.query(t, v)).rows as any[];
const N = { resellerId: null, accountId: null, organizationId: null, assigned: null } as const;

test('forged ids', async () => {
  const scopes = [...Object.values(A), ...Object.values(R), O.roofing, O.alder, O.pine, personId(ada), personId(rita), personId(dora), '00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'];
  const rows: { code: string; scope: string; id: string }[] = [];
  for (const c of ROW_CLASSES) {
    const { table, code, stands } = storageOf(c);
    const scopeCol = table === 'account' || table === 'reseller' ? 'id' : stands === 'reseller' ? 'reseller_id' : stands === 'people' ? (table === 'app_user' ? 'place_id' : 'coalesce(account_id,reseller_id,person_id)') : 'account_id';
    for (const r of await q(`select id, ${scopeCol} as scope from fieldgate.${table} order by md5(id::text||'x') limit 14`)) rows.push({ code, scope: r.scope, id: r.id });
  }
  const codes = ROW_CLASSES.map((c) => storageOf(c).code);
  let asked = 0; let bad = 0;
  for (const who of [ada, rita, dora, uma]) {
    for (const scope of scopes) {
      const ids: string[] = [];
      for (const r of rows) for (const code of [r.code, codes[(codes.indexOf(r.code) + 1) % codes.length]!, codes[(codes.indexOf(r.code) + 7) % codes.length]!]) if (scope !== r.scope || code !== r.code) ids.push(globalId(code, scope, r.id));
      for (let i = 0; i < ids.length; i += 100) {
        const a = await g.as(who).asks('query($ids:[ID!]!){nodes(ids:$ids){id __typename}}', { ids: ids.slice(i, i + 100) });
        if (a.data === undefined) { out.push(`ERR ${a.body.slice(0, 200)}`); continue; }
        asked += Math.min(100, ids.length - i);
        a.data.nodes.forEach((n: any, k: number) => { if (n !== null) { bad++; out.push(`FORGED ${who} ${ids[i + k]} scope=${scope} -> ${n.__typename} same=${n.id === ids[i + k]}`); } });
      }
    }
  }
  out.push(`forged asked ${asked} bad ${bad}`);
}, 120000);

test('mixed', async () => {
  const mix = 'mixed@adv.example';
  const show = async (label: string, query: string, only?: string[]) => {
    const a = await g.as(mix, only ? { only } : {}).asks(query); out.push(`${label}: ${JSON.stringify(a.data)?.slice(0, 500)} ${a.errors.map((e) => e.message).join('|')} [${a.stripped.join(';').slice(0, 200)}]`);
    return a;
  };
  const AC = (id: string) => globalId('AC', id, id); const OG = (acc: string, id: string) => globalId('OG', acc, id);
  // READ_ONLY ASSIGNED + PROVISIONER ALL: own act widens the first
  await plant(g.owner, mix, [
    { ...N, layer: 'ACCOUNT', role: 'PROVISIONER', accountId: A.birch },
    { ...N, layer: 'ACCOUNT', role: 'READ_ONLY', accountId: A.birch, assigned: [O.alder] },
  ]);
  const created = await show('create', `mutation{createOrganization(input:{accountId:"${AC(A.birch)}",name:"n",key:"k-adv"}){organization{id incidentReportsCount} userErrors{message}}}`);
  out.push(`assigned now: ${JSON.stringify(await q('select count(*) from fieldgate.membership_organization mo join fieldgate.membership m on m.id=mo.membership_id where m.person_id=$1 and m.role=$2', [personId(mix), 'READ_ONLY']))}`);
  await show('perms on new', `{viewer{permissions(id:"${created.data.createOrganization.organization.id}")}}`);
  await show('perms on rowan', `{viewer{permissions(id:"${OG(A.birch, O.rowan)}")}}`);
  // ASSIGNED + organization elsewhere + other account + reseller over
  await plant(g.owner, mix, [
    { ...N, layer: 'ACCOUNT', role: 'USER', accountId: A.ableMoose, assigned: [O.roofing] },
    { ...N, layer: 'ORGANIZATION', role: 'ADMIN', accountId: A.ableMoose, organizationId: O.glass },
    { ...N, layer: 'ACCOUNT', role: 'FINANCE', accountId: A.cedar },
    { ...N, layer: 'RESELLER', role: 'ADMIN', resellerId: R.harbor },
  ]);
  await show('accounts', '{accounts{totalCount nodes{name accountKey reseller{name} organizations{totalCount nodes{name}} agents(first:1){totalCount} escalations{totalCount} auditEvents{totalCount nodes{organization{name}}} members{totalCount}}}}');
  await show('accounts only agent.view', '{accounts{totalCount nodes{name agents(first:1){totalCount}}}}', ['agent.view', 'account.view']);
  await show('agents', `{account(id:"${AC(A.ableMoose)}"){agents(first:1){totalCount}}}`);
  out.push('expected agents ' + JSON.stringify(await q('select count(*) from fieldgate.agent where organization_id = any($1)', [[O.roofing, O.glass]])));
  await show('esc', `{organization(id:"${OG(A.ableMoose, O.glass)}"){escalations{totalCount nodes{subject details organizations{totalCount nodes{name}} entities{totalCount}}}}}`);
  await show('roofing esc', `{organization(id:"${OG(A.ableMoose, O.roofing)}"){escalations{totalCount}}}`);
  // moved account: subscription and invoice line of a former reseller
  const [sub] = await q('select id from fieldgate.subscription where account_id=$1 limit 1', [A.cedar]);
  await q('update fieldgate.account set reseller_id=$1 where id=$2', [R.harbor, A.cedar]);
  const moved = await g.as(rita).asks(`{reseller(id:"${globalId('RS', R.northPier, R.northPier)}"){accounts{totalCount} subscriptions{totalCount nodes{id product account{name}}} invoices(first:1){nodes{accountUsage{nodes{accountName account{name}}}}}}}`);
  out.push(`moved: ${moved.status} ${moved.body.slice(0, 700)}`);
  const moved2 = await g.as(rita).asks(`{reseller(id:"${globalId('RS', R.northPier, R.northPier)}"){subscriptions{totalCount nodes{product purchaseOrder}}}}`);
  out.push(`moved2: ${moved2.body.slice(0, 500)} sub ${sub?.id}`);
  await q('update fieldgate.account set reseller_id=$1 where id=$2', [R.northPier, A.cedar]);
}, 60000);

test('engine differential', async () => {
  const AC = (id: string) => globalId('AC', id, id); const OG = (acc: string, id: string) => globalId('OG', acc, id);
  const ag = (await q('select id,account_id from fieldgate.agent where organization_id=$1 limit 2', [O.roofing]));
  const agA = globalId('AG', ag[0].account_id, ag[0].id), agB = globalId('AG', ag[1].account_id, ag[1].id);
  const [ir] = await q('select id,account_id,agent_id from fieldgate.incident_report where agent_id is not null and organization_id=$1 limit 1', [O.roofing]);
  const IR = globalId('IR', ir.account_id, ir.id);
  const docs: [string, Record<string, unknown>[]][] = [
    ['query($x:Boolean!,$a:ID!){agent(id:$a) @include(if:$x){hostname} agent(id:$a) @skip(if:$x){serialNumber} b:agent(id:$a){id ...F @include(if:$x) ... on Agent @skip(if:$x){organization{key}}}} fragment F on Agent{organization{name account{name accountKey}}}', [{ x: true, a: agA }, { x: false, a: agB }, { x: true, a: globalId('AG', A.birch, ag[0].id) }, { x: false, a: 'nonsense' }]],
    ['query($a:ID!,$b:ID!){x:node(id:$a){id __typename ...on Agent{hostname organization{name agents(first:1){totalCount nodes{hostname}}}} ...on IncidentReport{subject agent{hostname} organization{key}} ...on Account{accountKey phoneNumber name}} y:node(id:$b){__typename id ... on Node{id} ...on Organization{reportRecipients name} ...on Account{name accountKey}}}', [{ a: agA, b: IR }, { a: IR, b: AC(A.ableMoose) }, { a: AC(A.ableMoose), b: OG(A.ableMoose, O.roofing) }, { a: AC(A.birch), b: OG(A.birch, O.alder) }]],
    ['query($n:Int=3,$a:ID!){a:organization(id:$a){p:agents(first:$n){nodes{hostname} edges{cursor node{id}} pageInfo{hasNextPage}} q:agents(last:2){nodes{hostname serialNumber}} r:agents(first:1){nodes{id}totalCount} incidentReports(first:2){nodes{agent{hostname} organization{name key}remediations(first:2){nodes{approvedBy{email} approvedByName}}}}}}', [{ a: OG(A.ableMoose, O.roofing) }, { a: OG(A.ableMoose, O.roofing), n: 1 }, { a: OG(A.ableMoose, O.roofing), n: null }, { a: OG(A.birch, O.alder), n: 2 }, { a: OG(A.ableMoose, O.electric), n: 2 }]],
    ['query($ids:[ID!]!,$s:Boolean=false){nodes(ids:$ids){__typename id @skip(if:$s) ...on Agent{hostname tags responsiveness} ...on User{email phone lastLoginAt} ...on Membership{role user{email} account{name} organization{name} organizations{totalCount nodes{name}}}} viewer{user{email} memberships{totalCount nodes{id role account{name} organization{name}}} p:permissions(id:"' + agA + '")}}', [{ ids: [agA, agB, IR] }, { ids: agA, s: true }, { ids: [AC(A.birch), agA] }, { ids: [globalId('US', A.ableMoose, personId(dora)), globalId('US', A.ableMoose, personId(ada)), globalId('US', A.ableMoose, personId(olga))] }]],
    ['{accounts(first:2){totalCount nodes{name status billing{invoices(first:1){totalCount nodes{number amount{amountMinor} receiptUrl organizationUsage(first:2){nodes{organizationName}}}} paymentMethod{last4} billingInfo{taxId} subscriptions(first:1){nodes{product schedules{targetPrice}}}} members{nodes{role user{email}}} auditEvents(first:3){nodes{action changes{coordinate before after} target{__typename id} actor{email} organization{name}}}} edges{cursor}}}', [{}, {}, {}]],
  ];
  let n = 0;
  for (const [doc, variants] of docs) {
    const people: [string, string[] | undefined][] = [[ada, undefined], [uma, undefined], [olga, undefined], [dora, undefined], [rita, undefined], [finn, undefined], [priya, undefined], [lee, undefined], [pat, undefined], [ada, ['agent.view']], [ada, ['organization.view', 'incident.view']], [otto, undefined], [nora, undefined], [hank, undefined], [cleo, undefined], [dan, undefined]];
    const ask = async (d: string) => { const r: string[] = []; for (const [w, only] of people) for (const v of variants) { const s = g.statements.length; const a = await g.as(w, only ? { only, headers: { 'x-access-refusals': 'error' } } : {}).asks(d, v); r.push(`${a.status} ${g.statements.length - s} ${JSON.stringify({ d: a.data, s: a.access.stripped, e: a.errors.map((e) => ({ m: e.message, p: e.path, x: e.extensions.code })) })}`); } return r; };
    // interpreted: each in a document of its own
    const interp: string[] = []; let k = 0;
    for (const [w, only] of people) for (const v of variants) { const s = g.statements.length; const a = await g.as(w, only ? { only, headers: { 'x-access-refusals': 'error' } } : {}).asks(`${doc} # ${k++} ${Math.random()}`, v); interp.push(`${a.status} ${g.statements.length - s} ${JSON.stringify({ d: a.data, s: a.access.stripped, e: a.errors.map((e) => ({ m: e.message, p: e.path, x: e.extensions.code })) })}`); }
    await g.as(ada).asks(doc, variants[0]); await g.as(ada).asks(doc, variants[0]);
    const comp = await ask(doc);
    comp.forEach((c, i) => { n++; if (c !== interp[i]) out.push(`DIFF doc ${docs.findIndex(([d]) => d === doc)} person ${people[Math.floor(i / variants.length)]?.join()} v${i % variants.length}\n  i ${interp[i]?.slice(0, 700)}\n  c ${c.slice(0, 700)}`); });
    // concurrently, all people at once
    const conc = await Promise.all(people.flatMap(([w, only]) => variants.map(async (v) => { const a = await g.as(w, only ? { only, headers: { 'x-access-refusals': 'error' } } : {}).asks(doc, v); return JSON.stringify({ d: a.data, s: a.access.stripped, e: a.errors.map((e) => ({ m: e.message, p: e.path, x: e.extensions.code })) }); })));
    conc.forEach((c, i) => { if (!comp[i]?.endsWith(c)) out.push(`CONC DIFF ${people[Math.floor(i / variants.length)]?.join()} v${i % variants.length} ${c.slice(0, 300)}\n vs ${comp[i]?.slice(0, 300)}`); });
  }
  out.push(`compared ${n}`);
}, 120000);
