import { cpus, totalmem } from 'node:os';
import { writeFileSync } from 'node:fs';
import { besideVerdict, otherVerdicts, ratioVerdict } from './bars.mjs';
import { SERVERS } from './servers.mjs';

/** All that was measured, and how it stands against the bars, as it is kept in `bench/results.json`. */
export function resultsOf({ options, compared, growth }) {
  const byQuestion = (part) => mapped(compared, ({ [part]: value }) => value);
  const figures = byQuestion('figures');
  const ratios = byQuestion('ratios');
  return {
    machine: {
      cpu: cpus()[0].model,
      cpus: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      node: process.version,
    },
    scale: options.scale,
    rounds: options.rounds,
    requests: options.requests,
    ratios,
    bars: mapped(ratios, (of, question) => mapped(of, (value, against) => ratioVerdict(question, against, value))),
    others: otherVerdicts({ figures, growth }),
    peersByFloorJson: besides(compared.console?.floorRatios ?? {}),
    figures,
    mix: compared.mixed?.mix ?? null,
    growth,
  };
}

const besides = (floorRatios) =>
  Object.fromEntries(
    Object.entries(floorRatios)
      .filter(([name]) => SERVERS[name].beside !== undefined)
      .map(([name, value]) => [name, besideVerdict(value, SERVERS[name].beside)]),
  );

export const mapped = (object, made) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key, made(value, key)]));

/** Figures are kept to four digits: there are no more in them. */
export function keep(results) {
  const short = (_key, value) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value);
  const text = JSON.stringify(results, short, 2);
  writeFileSync(new URL('../results.json', import.meta.url), `${text}\n`);
}
