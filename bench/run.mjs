// npm run bench -- [--scale n] [--rounds n] [--requests n]
// Asks the *console* question of speed.md of the gateway (NODE_ENV=production), of the gateway without its field fence,
// and of the hand-written floor, in turn, in one run. Reports CPU of server plus database per request, as ratios.
import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DemoSignIn } from '../dist/demo.js';
import { startEmbeddedPostgres } from '../dist/embedded-postgres.js';
import { migrate, ownerDataSource } from '../dist/entities/data-source.js';
import { globalId, parseGlobalId } from '../dist/entities/global-id.js';
import { scaleAccountId } from '../dist/seed/demo-ids.js';
import { seedScale } from '../dist/seed/scale.js';

const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '100' },
    rounds: { type: 'string', default: '7' },
    requests: { type: 'string', default: '150' },
    concurrency: { type: 'string', default: '8' },
  },
});
const [scale, rounds, requests, concurrency] = ['scale', 'rounds', 'requests', 'concurrency'].map((name) =>
  Number(options[name]),
);

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const TICK_MS = 10; // USER_HZ is 100 on Linux

const SERVERS = [
  { name: 'floor', file: 'floor.mjs' },
  { name: 'gateway', file: 'gateway.mjs', fence: 'fenced' },
  { name: 'fieldFenceOff', file: 'gateway.mjs', fence: 'open' },
];

const dataDir = mkdtempSync(join(tmpdir(), 'fieldgate-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir, durability: 'durable' });
const children = [];

async function main() {
  await prepare();
  const accountId = scaleAccountId(1);
  const servers = [];
  for (const server of SERVERS) servers.push({ ...server, ...(await start(server, accountId)) });
  const ask = await questionOf(accountId);
  await compareAnswers(servers, ask);
  const samples = Object.fromEntries(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const server of servers) {
      const sample = await measure(server, ask);
      if (round > 0) samples[server.name].push(sample); // the first round warms up
    }
  }
  report(samples);
}

async function prepare() {
  const owner = await ownerDataSource(postgres.ownerUrl).initialize();
  await migrate(owner, 'fieldgate_app');
  const started = Date.now();
  await seedScale(owner, scale, new Date());
  await owner.query('VACUUM ANALYZE');
  await owner.destroy();
  process.stderr.write(`${scale} accounts of 1,000 agents seeded in ${Math.round((Date.now() - started) / 1000)} s\n`);
}

/** The floor serves as the owner: it has no wall to pass. */
function start({ file, fence = '' }, accountId) {
  const url = file === 'floor.mjs' ? postgres.ownerUrl : postgres.appUrl;
  const child = fork(new URL(file, import.meta.url), [url, dataDir, accountId, fence], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }) => resolve({ port, pid: child.pid }));
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
}

async function questionOf(accountId) {
  const query = readFileSync(new URL('console.graphql', import.meta.url), 'utf8');
  const token = await (await DemoSignIn.open(dataDir)).tokenFor('admin@scale1.example', '1h');
  const body = JSON.stringify({ query, variables: { accountId: globalId('AC', accountId, accountId) } });
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  };
  return { body, headers };
}

function post(port, { body, headers }) {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers, agent }, (response) => {
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** All servers give the same answer, once global ids are read as the uuids they carry. */
async function compareAnswers(servers, ask) {
  const answers = [];
  for (const { name, port } of servers) {
    const { status, text } = await post(port, ask);
    const { data, errors } = JSON.parse(text);
    if (status !== 200 || errors !== undefined) throw new Error(`${name} answered ${status}: ${text.slice(0, 300)}`);
    answers.push(JSON.stringify(data, (key, value) => (key === 'id' ? (parseGlobalId(value)?.id ?? value) : value)));
  }
  if (new Set(answers).size !== 1) throw new Error('The servers give different answers.');
  process.stderr.write(`all answers are equal, ${Math.round(answers[0].length / 1000)} kB\n`);
}

async function measure({ pid, port }, ask) {
  const before = { server: cpuOf(pid), database: databaseCpu() };
  const times = [];
  let left = requests;
  const client = async () => {
    while (left-- > 0) {
      const sent = process.hrtime.bigint();
      const { status } = await post(port, ask);
      if (status !== 200) throw new Error(`answered ${status}`);
      times.push(Number(process.hrtime.bigint() - sent) / 1e6);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  const each = (after, was) => (after - was) / requests;
  times.sort((a, b) => a - b);
  return {
    server: each(cpuOf(pid), before.server),
    database: each(databaseCpu(), before.database),
    p50: times[Math.floor(times.length / 2)],
    p99: times[Math.floor(times.length * 0.99)],
  };
}

/** CPU time of a process so far, in ms, with its ended children. */
function cpuOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) * TICK_MS;
}

/** CPU time of the whole PostgreSQL: the postmaster, its ended children, and its living ones. */
function databaseCpu() {
  const postmaster = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return [postmaster, ...childrenOf(postmaster)].reduce(
    (sum, pid) => sum + (existsSync(`/proc/${pid}/stat`) ? cpuOf(pid) : 0),
    0,
  );
}

const childrenOf = (pid) =>
  readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  );

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report(samples) {
  const medians = Object.fromEntries(
    Object.entries(samples).map(([name, taken]) => [
      name,
      Object.fromEntries(
        ['server', 'database', 'p50', 'p99'].map((figure) => [figure, median(taken.map((sample) => sample[figure]))]),
      ),
    ]),
  );
  const total = (name) => median(samples[name].map(({ server, database }) => server + database));
  const ratios = {
    console: { floor: total('gateway') / total('floor'), fieldFenceOff: total('gateway') / total('fieldFenceOff') },
  };
  for (const [name, { server, database, p50, p99 }] of Object.entries(medians)) {
    const line = [server, database, server + database, p50, p99]
      .map((figure) => figure.toFixed(2).padStart(8))
      .join('');
    process.stdout.write(`${name.padEnd(16)}${line}   server, database, both: ms CPU a request; p50, p99: ms\n`);
  }
  process.stdout.write(`gateway / floor (JSON)          ${ratios.console.floor.toFixed(2)}   bar 2.5\n`);
  process.stdout.write(`gateway / without field fence   ${ratios.console.fieldFenceOff.toFixed(2)}   bar 1.15\n`);
  writeFileSync(
    new URL('results.json', import.meta.url),
    `${JSON.stringify({ scale, rounds, requests, concurrency, medians, ratios }, null, 2)}\n`,
  );
}

try {
  await main();
} finally {
  for (const child of children) child.disconnect();
  await postgres.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
