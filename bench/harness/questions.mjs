import { existsSync, readFileSync } from 'node:fs';

/**
 * What is asked. `times`: how often as often as *console*, so that a sample of a cheap question is long enough to measure.
 * `paged`: the variables that hold where each page of 100 agents begins. `among`: who knows all of it, if not everybody.
 */
export const QUESTIONS = {
  small: { title: 'one account and its 12 invoices', times: 10 },
  console: { title: 'one account, 12 invoices, 50 organizations with 20 agents and 3 escalations each', times: 1 },
  wide: {
    title: 'one account, 1,000 agents in ten aliased pages, 20 fields each',
    times: 1,
    paged: Array.from({ length: 10 }, (_, n) => `a${n}`),
  },
  deep: { title: '50 organizations -> reports -> remediations, and agents -> autoruns', times: 1 },
  mixed: {
    title: 'eight operations as four roles in turn, on the demo world',
    times: 7,
    among: ['gateway', 'gateway-open', 'mercurius', 'tutorial'],
  },
};

/** The document of a question: a server's own, where it cannot use the names of Fieldgate. */
export function documentOf(question, server) {
  const [own, usual] = [`${question}.${server}`, question].map(
    (name) => new URL(`../questions/${name}.graphql`, import.meta.url),
  );
  return readFileSync(existsSync(own) ? own : usual, 'utf8');
}
