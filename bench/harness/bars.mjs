// The figures at which issue 4 is done; nothing else in the bench knows them.

const AT_MOST = {
  small: { floor: 3.0, open: 1.2, pothos: 0.6, postgraphile: 0.6, tutorial: 0.7, fencesOff: 1.05 },
  console: { floor: 1.6, open: 1.1, pothos: 0.55, postgraphile: 0.55, tutorial: 0.12, fencesOff: 1.05 },
  wide: { floor: 1.6, open: 1.1, pothos: 0.55, postgraphile: 0.55, tutorial: 0.12, fencesOff: 1.05 },
  deep: { floor: 1.8, open: 1.2, pothos: 0.55, postgraphile: 0.55, tutorial: 0.12, fencesOff: 1.05 },
  mixed: { open: 1.2, tutorial: 0.2, fencesOff: 1.05 },
};

const GROWTH = 1.1;
const SPREAD = 4;
const WIDE_MB = 400;

/** How far a peer's ratio to the JSON floor may be from that of speed.md, either way (rulings 31). */
const NEAR = 1.25;

/** Of a crowd nobody is sent away. */
const REFUSED = 0;

const verdict = (value, bar) => ({ value, bar, reached: value <= bar });

/** A ratio with its bar, or without one where issue 4 says "report". */
export function ratioVerdict(question, against, value) {
  const bar = AT_MOST[question]?.[against];
  return bar === undefined ? { value, bar: null, reached: null } : verdict(value, bar);
}

/** All else that issue 4 asks of the gateway, by what it is about. */
export function otherVerdicts({ figures, growth }) {
  const crowded = Object.entries(figures).flatMap(([question, { gateway }]) =>
    gateway === undefined
      ? []
      : [
          [`${question}: p99 by p50 at 64 connections`, verdict(gateway.crowd.spread, SPREAD)],
          [`${question}: refused at 64 connections`, verdict(gateway.refused, REFUSED)],
        ],
  );
  const grown = Object.entries(growth.database).map(([question, { ratio }]) => [
    `${question}: cost at the largest scale by cost at the smallest`,
    verdict(ratio, GROWTH),
  ]);
  return Object.fromEntries([
    ...crowded,
    ...grown,
    ...(growth.answer === null
      ? []
      : [['console: growth of cost by growth of the answer', verdict(growth.answer.ratio, 1)]]),
    ...(figures.wide?.gateway === undefined
      ? []
      : [['wide: peak memory at 64 connections, MB', verdict(figures.wide.gateway.peakMb, WIDE_MB)]]),
  ]);
}

export const besideVerdict = (value, expected) => ({
  value,
  bar: expected,
  reached: value <= expected * NEAR && value >= expected / NEAR,
});

export const saidOf = ({ reached }) => (reached === null ? 'reported' : reached ? 'reached' : 'not reached');
