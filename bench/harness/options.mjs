// npm run bench -- [--scale n] [--scales a,b] [--rounds n] [--requests n] [--questions a,b] [--servers a,b]
import { parseArgs } from 'node:util';
import { QUESTIONS } from './questions.mjs';
import { SERVERS } from './servers.mjs';

const { values } = parseArgs({
  options: {
    scale: { type: 'string', default: '100' },
    scales: { type: 'string', default: '1,10,100' },
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '120' },
    questions: { type: 'string', default: Object.keys(QUESTIONS).join() },
    servers: { type: 'string', default: Object.keys(SERVERS).join() },
  },
});

const scale = whole('scale', values.scale);

export const OPTIONS = {
  /** How many accounts of the shape of *console* the database holds; each has 1,000 agents. */
  scale,
  /** Smaller databases beside it, to see whether cost grows with the database; in ascending order, `scale` last. */
  scales: [
    ...values.scales
      .split(',')
      .map((n) => whole('scales', n))
      .filter((n) => n < scale),
    scale,
  ].sort((a, b) => a - b),
  /** Measured rounds; one more goes before them to warm everybody up. */
  rounds: whole('rounds', values.rounds),
  /** Requests a sample of *console*; cheaper questions are asked more often (questions.mjs). */
  requests: whole('requests', values.requests),
  questions: among(QUESTIONS, 'questions'),
  servers: among(SERVERS, 'servers'),
};

function whole(option, text) {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option}: ${text} is no positive whole number.`);
  return Number(text);
}

function among(known, option) {
  const names = values[option].split(',');
  const unknown = names.filter((name) => !(name in known));
  if (unknown.length > 0) throw new Error(`--${option}: there is no ${unknown.join(', ')}.`);
  return names;
}
