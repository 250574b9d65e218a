import { Dialogue } from './answers.mjs';
import { costOf } from './measure.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { say } from './say.mjs';
import { start } from './start.mjs';

const GROWING_WITH_THE_DATABASE = ['console', 'wide'];
const ORGANIZATIONS = [5, 10, 25, 50];

const both = ({ both: cost }) => cost;
const mediansOf = (samples) => median(samples.map(both));

/** The gateway's cost of the same answer out of ever larger databases, in rounds over all of them; by question and scale. */
export async function growthWithDatabase({ scales, rounds, requests }, database, { token, accountId }) {
  const dialogues = [];
  try {
    for (const scale of scales) {
      const server = await start('gateway', { ...database, url: database.urlFor('wall', scale), accountId });
      dialogues.push({ scale, dialogue: await Dialogue.begin(server, token, accountId) });
    }
    const grown = {};
    for (const question of GROWING_WITH_THE_DATABASE) {
      grown[question] = await overScales(question, dialogues, database, rounds, requests);
    }
    return grown;
  } finally {
    for (const { dialogue } of dialogues) await dialogue.server.stop();
  }
}

async function overScales(question, dialogues, database, rounds, requests) {
  const contestants = [];
  for (const { scale, dialogue } of dialogues) {
    const ask = await dialogue.question(question);
    const { length } = await dialogue.answered(ask);
    contestants.push({ name: `x${scale}`, scale, server: dialogue.server, asks: [{ ...ask, length }] });
  }
  say(`${question}: growth from ${contestants.map(({ name }) => name).join(' to ')}`);
  const samples = await inRounds(rounds, contestants, (contestant) => costOf(contestant, database, requests));
  const [least, most] = [contestants[0].name, contestants.at(-1).name];
  return {
    points: contestants.map(({ name, scale }) => ({ at: scale, cost: mediansOf(samples[name]) })),
    ratio: ratioOf(samples[most], samples[least], both),
  };
}

/** The gateway's cost of ever larger answers: those of *console*, by the organizations asked for. */
export async function growthWithAnswer({ rounds, requests }, database, dialogue) {
  const contestants = [];
  for (const organizations of ORGANIZATIONS) {
    const ask = dialogue.asking('growing', { organizations });
    const { data, length } = await dialogue.answered(ask);
    const asks = [{ ...ask, length }];
    contestants.push({ name: `of ${organizations}`, objects: rowsIn(data), server: dialogue.server, asks });
  }
  say('console: growth with the answer');
  const samples = await inRounds(rounds, contestants, (contestant) => costOf(contestant, database, requests));
  const [least, most] = [contestants[0], contestants.at(-1)];
  return {
    points: contestants.map(({ name, objects }) => ({ at: objects, cost: mediansOf(samples[name]) })),
    ratio: ratioOf(samples[most.name], samples[least.name], both) / (most.objects / least.objects),
  };
}

/** Objects that have an id. */
const rowsIn = (value) =>
  typeof value !== 'object' || value === null
    ? 0
    : Object.values(value).reduce((sum, part) => sum + rowsIn(part), 'id' in value ? 1 : 0);
