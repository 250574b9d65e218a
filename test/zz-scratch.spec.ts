import { test } from 'vitest';
import { startGateway } from './gateway.js';
import { readWorld, rowsOf } from './reference.js';
import { seenById } from './isolation/seen.js';
test('x', async () => {
  const g = await startGateway();
  const w = await readWorld(g.owner);



  const asks = g.as('rita.reseller@northpier.example').asks;
  const id = rowsOf(w,'Reseller')[0]!.globalId;
  const own = rowsOf(w,'Membership').find(r=>r.columns.layer==='RESELLER')!.globalId;
  for (const f of ['accounts','members','subscriptions','invoices']) console.log(f, (await asks(`query($id:ID!) { node(id:$id) { ... on Reseller { id ${f} { totalCount nodes { id } } } } }`, { id })).body.slice(0,300));
  for (const f of ['user {id}','reseller {id}', 'account {id}', 'organization {id}', 'organizations { nodes { id } }']) console.log(f, (await asks(`query($id:ID!) { node(id:$id) { ... on Membership { id ${f}} } }`, { id: own })).body.slice(0,300));
  console.log(g.log.filter(l=>l.includes('"level":50')).map(l=>JSON.parse(l).err.stack.slice(0,600)).join('\n'));
  const t = g.as('lee.lost@nowhere.example').asks;
  await g.owner.query(`insert into fieldgate.membership(id,person_id,subject_key,layer,role,account_id,organization_scope,created_at,updated_at,expires_at) select '0190cb9a-0000-7000-8000-000000000001', id, subject_key, 'ACCOUNT','ADMIN','${rowsOf(w,'Account')[1]!.columns.id}','ALL', now(), now(), '2020-01-01' from fieldgate.person where id=(select id from fieldgate.app_user where email='lee.lost@nowhere.example' limit 1)`);
  console.log((await t('{ viewer { memberships { totalCount nodes { id role expiresAt account { id } } } } }')).body);
  await g.stop();
});
