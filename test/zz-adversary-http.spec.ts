import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startGateway, type TestGateway } from './gateway.js';
import { writeFileSync } from 'node:fs';
let g: TestGateway;
beforeAll(async () => { g = await startGateway(); }, 120000);
afterAll(() => g.stop());
const raw = (text: string): Promise<string> => new Promise((ok, no) => {
  const port = Number(new URL(g.url).port); const s = connect(port, '127.0.0.1', () => s.write(text)); let out = '';
  s.on('data', (d) => { out += d.toString(); }); s.on('end', () => ok(out)); s.on('error', no); setTimeout(() => { s.destroy(); ok(out); }, 700);
});
test('x', async () => {
  const out: string[] = [];
  const body = JSON.stringify({ query: '{viewer{user{name}}}' });
  for (const target of ['/permissions', '/%70ermissions', '/permissions#x', '/permissions;x', 'http://evil.example/permissions', '//permissions', '/permissions/', '/PERMISSIONS', '/%73chema.graphql', '/schema%2egraphql', '/graph%71l?query=%7Bviewer%7Buser%7Bname%7D%7D%7D', 'http://x/graphql?query=%7B__typename%7D', '/./permissions', '/x/../permissions', '/%2e%2e/%2e%2e/package.json','/..%2f..%2fpackage.json', '/assets/..%5c..%5cpackage.json']) {
    const r = await raw(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\napollo-require-preflight: 1\r\nConnection: close\r\n\r\n`);
    const [head, ...b] = r.split('\r\n\r\n');
    out.push(`${target} -> ${head?.split('\r\n')[0]} | ${b.join('').slice(0, 160).replace(/\s+/g, ' ')}`);
  }
  for (const m of ['HEAD /permissions', 'HEAD /%70ermissions', 'OPTIONS /permissions', 'OPTIONS /graphql', 'HEAD /graphql?query=%7B__typename%7D']) {
    const r = await raw(`${m} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    out.push(`${m} -> ${r.split('\r\n')[0]} ${r.length}`);
  }
  const post = await raw(`POST /graph%71l HTTP/1.1\r\nHost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
  out.push(`POST enc -> ${post.split('\r\n')[0]} ${post.split('\r\n\r\n').slice(1).join('').slice(0, 300)}`);
  // demo door
  const door = async (path: string, headers: string, method = 'GET', b = '') => {
    const r = await raw(`${method} ${path} HTTP/1.1\r\n${headers}${b ? `content-type: application/json\r\ncontent-length: ${b.length}\r\n` : ''}Connection: close\r\n\r\n${b}`);
    out.push(`${method} ${path} ${headers.replace(/\r\n/g, ' ')} -> ${r.split('\r\n')[0]} ${r.length} ${/access-control[^\r]*/i.exec(r)?.[0] ?? ''}`);
  };
  await door('/demo/people', 'Host: evil.example\r\n');
  await door('/demo/people', 'Host: localhost.evil.example\r\n');
  await door('/demo/people', 'Host: 127.0.0.1.evil.example\r\n');
  await door('/demo/people', 'Host: 127.0.0.1:80@evil.example\r\n');
  await door('/demo/people', 'Host: 127.0.0.1\r\nOrigin: null\r\n');
  await door('/demo/people', 'Host: 127.0.0.1\r\nOrigin: https://127.0.0.1\r\n');
  await door('/demo/people', 'Host: 127.0.0.1\r\nOrigin: http://127.0.0.1:5000\r\n');
  await door('/demo/people', 'Host: 127.0.0.1\r\nHost: evil.example\r\n');
  await door('/demo/people', 'Host: evil.example\r\nX-Forwarded-Host: 127.0.0.1\r\n');
  await door('http://127.0.0.1/demo/people', 'Host: evil.example\r\n');
  await door('/%64emo/people', 'Host: evil.example\r\n');
  await door('/demo/people', 'Host: 127.0.0.1\r\nX-Forwarded-For: 8.8.8.8\r\nForwarded: for=8.8.8.8\r\n');
  await door('/demo/token', 'Host: 127.0.0.1\r\n', 'POST', JSON.stringify({ email: ['ada.admin@ablemoose.example'] }));
  await door('/demo/token', 'Host: 127.0.0.1\r\n', 'POST', JSON.stringify({ email: 'break-glass@ablemoose.example' }));
  // ids
  const tok = `Bearer ${await g.demo.tokenFor('ada.admin@ablemoose.example')}`;
  for (const id of ['short', 'good-id-1234', 'a b c d e f g h', 'x'.repeat(129), 'evil","level":60,"x":"y', 'new\x0bline....']) {
    const r = await raw(`GET /permissions HTTP/1.1\r\nHost: h\r\naccept: application/json\r\nauthorization: ${tok}\r\nX-Request-Id: ${id}\r\nConnection: close\r\n\r\n`);
    out.push(`rid ${id.slice(0, 25)} -> ${r.split('\r\n')[0]} ${/x-request-id: [^\r]*/i.exec(r)?.[0]}`);
  }
  out.push(`log parses: ${String(g.log.every((l) => { try { JSON.parse(l); return true; } catch { return false; } }))}`, g.log.filter((l) => l.includes('"level":50')).join('').slice(0, 600));
  writeFileSync('/tmp/adv/http.txt', out.join('\n'));
  expect(true).toBe(true);
}, 60000);
