// *mixed* has servers of its own, on the demo world, and is asked as several people of whom some are refused something.
import { readFileSync } from 'node:fs';
import { DemoSignIn } from '../../dist/demo.js';
import { compare, Dialogue } from './answers.mjs';
import { asking } from './client.mjs';
import { measured } from './comparison.mjs';
import { ACCOUNT, DRAWS, OPERATIONS, pairOf, PAIRS, ROLES } from './mix.mjs';
import { QUESTIONS } from './questions.mjs';
import { refusedOf } from './refused.mjs';
import { say } from './say.mjs';
import { SERVERS } from './servers.mjs';
import { start } from './start.mjs';

/** Who shows each role what it may see, besides the gateway; the others show everything to everybody. */
const KNOWS_ROLES = new Set(['tutorial']);

/** Figures and ratios as of any other question, and what the mix was (`mix`). */
export async function compareMixed(database, options) {
  await database.seedDemo();
  const tokens = await tokensIn(database.dataDir);
  const dialogues = [];
  try {
    for (const name of options.servers.filter((server) => QUESTIONS.mixed.among.includes(server))) {
      const server = await start(name, {
        ...database,
        url: database.demoUrlFor(SERVERS[name].role),
        accountId: ACCOUNT,
      });
      dialogues.push(await Dialogue.begin(server, tokens['account Admin'], ACCOUNT));
    }
    const answers = await answersOf(dialogues, tokens);
    const mix = { refused: refusedShare(answers.gateway), compared: alike(answers) };
    sayMix(mix);
    const contestants = dialogues.map(({ server }) => ({
      name: server.name,
      server,
      asks: inTurn(answers[server.name]),
    }));
    return { ...(await measured('mixed', contestants, database, options)), mix };
  } finally {
    for (const { server } of dialogues) await server.stop();
  }
}

async function tokensIn(dataDir) {
  const signIn = await DemoSignIn.open(dataDir);
  const tokens = await Promise.all(Object.values(ROLES).map((email) => signIn.tokenFor(email, '12h')));
  return Object.fromEntries(Object.keys(ROLES).map((role, n) => [role, tokens[n]]));
}

const documentOf = (operation) =>
  readFileSync(new URL(`../../schema/operations/${operation}.graphql`, import.meta.url), 'utf8');

/** What each server says to each operation as each role: by server and pair. */
async function answersOf(dialogues, tokens) {
  const answers = {};
  for (const dialogue of dialogues) {
    const said = {};
    for (const pair of PAIRS) said[pairOf(pair)] = await answerTo(pair, dialogue, tokens[pair.role]);
    answers[dialogue.server.name] = said;
  }
  return answers;
}

async function answerTo({ operation, role }, dialogue, token) {
  const variables = Object.entries(OPERATIONS[operation]).map(([name, [code, id]]) => [
    name,
    dialogue.idOf(code, ACCOUNT, id),
  ]);
  const ask = asking(token, documentOf(operation), Object.fromEntries(variables));
  const { status, data, text, extensions } = await dialogue.told(ask);
  if (status !== 200 || data === undefined) {
    throw new Error(`${dialogue.server.name} answered ${operation} as ${role} with ${status}: ${text.slice(0, 500)}`);
  }
  return { data, stripped: extensions?.access?.stripped ?? [], ask: { ...ask, length: Buffer.byteLength(text) } };
}

/**
 * Who authorizes gives the data that the gateway gives. Who does not is compared where the gateway leaves nothing out:
 * where it stripped nothing and found what was asked for. Says how many answers were compared, by server.
 */
function alike({ gateway, ...others }) {
  const whole = PAIRS.map(pairOf).filter((pair) => isWhole(gateway[pair]));
  return Object.fromEntries(
    Object.entries(others).map(([name, said]) => {
      const pairs = KNOWS_ROLES.has(name) ? Object.keys(said) : whole;
      for (const pair of pairs) compare({ name: `gateway to ${pair}`, ...gateway[pair] }, { name, ...said[pair] });
      return [name, pairs.length];
    }),
  );
}

const isWhole = ({ data, stripped }) => stripped.length === 0 && !Object.values(data).includes(null);

/** Of all coordinates that are asked in the course of the mix, those that the gateway refuses, with what hangs beneath. */
function refusedShare(said) {
  const counts = DRAWS.map((draw) =>
    refusedOf(documentOf(draw.operation), new Set(said[pairOf(draw)].stripped.map(({ coordinate }) => coordinate))),
  );
  const sum = (part) => counts.reduce((total, count) => total + count[part], 0);
  return sum('refused') / sum('asked');
}

const inTurn = (said) => DRAWS.map((draw) => said[pairOf(draw)].ask);

function sayMix({ refused, compared }) {
  const each = Object.entries(compared).map(([name, pairs]) => `${pairs} with ${name}`);
  say(
    `mixed: ${(refused * 100).toFixed(1)} % of coordinates refused; of ${PAIRS.length} answers equal ${each.join(', ')}`,
  );
}
