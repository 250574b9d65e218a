// npm run bench -- [--scale n] [--scales a,b] [--rounds n] [--requests n] [--questions a,b] [--servers a,b]
// Asks the questions of `bench/questions/` of the gateway with all fences, of itself without any, of two hand-written
// floors and of its peers, in turn, in one run (issue 4). Keeps `bench/results.json`, `bench/RESULTS.md`, `bench/plots/`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { DemoSignIn } from '../dist/demo.js';
import { scaleAccountId } from '../dist/seed/demo-ids.js';
import { Dialogue } from './harness/answers.mjs';
import { compareOn } from './harness/comparison.mjs';
import { startDatabase } from './harness/database.mjs';
import { growthWithAnswer, growthWithDatabase } from './harness/growth.mjs';
import { compareMixed } from './harness/mixed.mjs';
import { OPTIONS } from './harness/options.mjs';
import { plotsOf } from './harness/plots.mjs';
import { reportOf } from './harness/report.mjs';
import { keep, resultsOf } from './harness/results.mjs';
import { say } from './harness/say.mjs';
import { isThere, SERVERS } from './harness/servers.mjs';
import { start } from './harness/start.mjs';

const accountId = scaleAccountId(1);
const running = [];

async function main() {
  const database = await startDatabase(OPTIONS.scales);
  running.push(database);
  await database.seed();
  const token = await (await DemoSignIn.open(database.dataDir)).tokenFor('admin@scale1.example', '12h');
  const dialogues = await dialoguesWith(database, token);
  const compared = {};
  for (const question of OPTIONS.questions.filter(isAnswerable)) {
    compared[question] =
      question === 'mixed'
        ? await compareMixed(database, OPTIONS)
        : await compareOn(question, dialogues, database, OPTIONS);
  }
  const growth = await growthOf(database, dialogues, token);
  const results = resultsOf({ options: OPTIONS, compared, growth });
  publish(results);
}

/** What is refused in *mixed* is the gateway's to say. */
function isAnswerable(question) {
  if (question !== 'mixed' || OPTIONS.servers.includes('gateway')) return true;
  say('mixed: left out, the gateway is not asked');
  return false;
}

async function dialoguesWith(database, token) {
  const dialogues = [];
  for (const name of OPTIONS.servers) {
    if (!isThere(name)) {
      say(`${name}: left out, there is no bench/servers/${name}/main.mjs`);
      continue;
    }
    const server = await start(name, { ...database, url: database.urlFor(SERVERS[name].role), accountId });
    running.unshift(server);
    dialogues.push(await Dialogue.begin(server, token, accountId));
  }
  return dialogues;
}

/** Growth is asked of the gateway alone, and only where there are sizes to compare. */
async function growthOf(database, dialogues, token) {
  const gateway = dialogues.find(({ server }) => server.name === 'gateway');
  if (gateway === undefined) return { database: {}, answer: null };
  return {
    answer: await growthWithAnswer(OPTIONS, database, gateway),
    database: OPTIONS.scales.length < 2 ? {} : await growthWithDatabase(OPTIONS, database, { token, accountId }),
  };
}

function publish(results) {
  keep(results);
  const report = reportOf(results);
  writeFileSync(new URL('RESULTS.md', import.meta.url), report);
  mkdirSync(new URL('plots/', import.meta.url), { recursive: true });
  for (const [name, plot] of Object.entries(plotsOf(results))) {
    writeFileSync(new URL(`plots/${name}.svg`, import.meta.url), `${plot}\n`);
  }
  process.stdout.write(report);
}

let stopping;

/** From the outside in: nobody is asked of a database that has gone. */
async function stopAll() {
  for (const part of running) await part.stop();
}
const stop = () => (stopping ??= stopAll());

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stop().finally(() => process.exit(130)));

try {
  await main();
} finally {
  await stop();
}
