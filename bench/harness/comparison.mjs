import { compare } from './answers.mjs';
import { allocationsOf, costOf, crowdOf } from './measure.mjs';
import { QUESTIONS } from './questions.mjs';
import { inRounds, median, ratioOf } from './rounds.mjs';
import { say } from './say.mjs';
import { SERVERS } from './servers.mjs';

/** Asks one question of all servers, once their answers are the same; gives figures by server, and ratios. */
export async function compareOn(question, dialogues, database, options) {
  const knowing = dialogues.filter(({ server }) => SERVERS[server.name].knows?.includes(question) ?? true);
  return measured(question, await alike(question, knowing), database, options);
}

/** Contestants whose answers are known to be the same; each sample holds whole turns of what they are asked. */
export async function measured(question, contestants, database, { rounds, requests }) {
  const [{ asks }] = contestants;
  const often = Math.ceil((requests * QUESTIONS[question].times) / asks.length) * asks.length;
  const samples = await inRounds(rounds, contestants, async (contestant) => ({
    usual: await costOf(contestant, database, often),
    crowd: await crowdOf(contestant, often),
  }));
  const figures = {};
  for (const contestant of contestants) {
    figures[contestant.name] = {
      ...mediansOf(samples[contestant.name]),
      allocatedKb: await allocationsOf(contestant, often),
    };
  }
  return { figures, ratios: ratiosOf(samples), floorRatios: floorRatiosOf(samples) };
}

/** The question as each server is asked it; stops the run unless all answers are the same, byte for byte. */
async function alike(question, dialogues) {
  const contestants = [];
  const answers = [];
  for (const dialogue of dialogues) {
    const { server } = dialogue;
    const ask = await dialogue.question(question);
    const { data, length } = await dialogue.answered(ask);
    contestants.push({ name: server.name, server, asks: [{ ...ask, length }] });
    answers.push({ name: server.name, data });
  }
  for (const answer of answers) compare(answers[0], answer);
  const [{ length }] = contestants[0].asks;
  say(`${question}: ${contestants.length} servers give the same answer, ${(length / 1000).toFixed(1)} kB`);
  return contestants;
}

function mediansOf(samples) {
  const of = (figure) => median(samples.map(figure));
  return {
    server: of(({ usual }) => usual.server),
    database: of(({ usual }) => usual.database),
    both: of(({ usual }) => usual.both),
    usual: speedOf(({ usual }) => usual, of),
    crowd: { ...speedOf(({ crowd }) => crowd, of), spread: of(({ crowd }) => crowd.p99 / crowd.p50) },
    refused: samples.reduce((sum, { crowd }) => sum + crowd.refused, 0),
    peakMb: Math.max(...samples.map(({ crowd }) => crowd.peak)),
  };
}

const speedOf = (which, of) => ({
  perSecond: of((sample) => which(sample).perSecond),
  p50: of((sample) => which(sample).p50),
  p99: of((sample) => which(sample).p99),
});

const both = ({ usual }) => usual.both;

/** CPU of server plus database: Fieldgate's by everybody else's, by the names of issue 4. */
function ratiosOf({ gateway, ...others }) {
  if (gateway === undefined) return {};
  return Object.fromEntries(
    Object.entries(others).map(([name, samples]) => [SERVERS[name].ratio, ratioOf(gateway, samples, both)]),
  );
}

/** Each peer's CPU by the JSON floor's: what speed.md measured, too (rulings 31). */
function floorRatiosOf({ 'floor-json': floor, ...others }) {
  if (floor === undefined) return {};
  return Object.fromEntries(Object.entries(others).map(([name, samples]) => [name, ratioOf(samples, floor, both)]));
}
