import { test } from 'vitest';
import { startGateway } from './gateway.js';
test('x', async () => {
  const g = await startGateway();
  const q = 'query ($Account: ID!) { node(id: $Account) { ... on Account { __typename name } } }';
  const a = await g.as('ada.admin@ablemoose.example').asks('{ accounts(first:1) { nodes { id } } }');
  const id = a.data.accounts.nodes[0].id;
  for (let i = 0; i < 3; i++) console.log((await g.as('ada.admin@ablemoose.example').asks(q, { Account: id })).body.slice(0,300));
  console.log(g.log.filter(l => l.includes('err')).map(l => JSON.parse(l).err?.stack).join('\n').slice(0, 1500));
  await g.stop();
});
