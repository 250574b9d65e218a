import { test } from 'vitest';
import { startGateway } from './gateway.js';
import { ROW_CLASSES } from '../src/entities/catalogue.js';
import { storageOf } from '../src/entities/row.js';
test('x', async () => {
  const t0=Date.now();
  const g = await startGateway();
  console.log('start', Date.now()-t0);
  for (const c of ROW_CLASSES) { const r = await g.owner.query(`select count(*) from fieldgate.${storageOf(c).table}`); console.log(storageOf(c).table, r.rows[0].count); }
  console.log((await g.owner.query(`select count(*) filter (where cardinality(organization_ids)=0) none, count(*) filter (where cardinality(organization_ids)=1) one, count(*) filter (where cardinality(organization_ids)>1) more from fieldgate.escalation`)).rows);
  const a = await g.as('rita.reseller@northpier.example').asks('{ reseller: viewer { memberships { nodes { id reseller { id name accounts { nodes { id } } } } } } }');
  console.log(a.body);
  await g.stop();
});
