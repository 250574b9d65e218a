import { saidOf } from './bars.mjs';
import { CROWD, USUAL } from './measure.mjs';
import { DRAWS, OPERATIONS, PAIRS, ROLES } from './mix.mjs';
import { QUESTIONS } from './questions.mjs';
import { SERVERS } from './servers.mjs';
import { markdownTable, rounded } from './tables.mjs';

/** What a run found, in Markdown: printed, and with its plots kept in `bench/RESULTS.md`. */
export function reportOf(results) {
  return [
    '# What authorization costs',
    `Written by \`npm run bench\`; the same figures stand in \`results.json\`. ${setOf(results)}`,
    '## Fieldgate by the others',
    'CPU time of server and database a request, the median of the rounds: the gateway with all fences divided by each other server. Below 1 the gateway needs less.',
    ratioTable(results),
    '## What else it must hold',
    verdictTable('What', results.others),
    '## The peers by the JSON floor',
    'On _console_; the bar is what `speed.md` measured, to be met within a quarter either way (rulings 31).',
    verdictTable('Server', titled(results.peersByFloorJson)),
    ...Object.entries(results.figures).flatMap(([question, figures]) => figuresOf(question, figures)),
    ...mixOf(results.mix),
    ...growthOf(results.growth),
    '## How it is measured',
    HOW,
  ].join('\n\n');
}

const setOf = ({ scale, rounds, requests, machine }) =>
  `${scale} accounts of 1,000 agents, ${rounds} rounds of ${requests} requests (of _small_ ten times as many), on ` +
  `${machine.cpus} CPUs (${machine.cpu}), ${machine.memoryGb} GB, Node ${machine.node}.`;

function ratioTable({ bars }) {
  const rows = Object.entries(bars).flatMap(([question, of]) =>
    Object.entries(of).map(([against, verdict]) => [question, against, ...cellsOf(verdict)]),
  );
  return rows.length === 0
    ? 'The gateway was not asked.'
    : markdownTable(['Question', 'Against', 'Ratio', 'Bar', ''], rows);
}

const cellsOf = (verdict) => [
  rounded(verdict.value),
  verdict.bar === null ? '' : rounded(verdict.bar),
  saidOf(verdict),
];

function verdictTable(head, verdicts) {
  const rows = Object.entries(verdicts).map(([name, verdict]) => [name, ...cellsOf(verdict)]);
  return rows.length === 0 ? 'Not measured in this run.' : markdownTable([head, 'Figure', 'Bar', ''], rows);
}

const titled = (verdicts) =>
  Object.fromEntries(Object.entries(verdicts).map(([name, verdict]) => [SERVERS[name].title, verdict]));

const HEAD = [
  'Server',
  'server ms',
  'database ms',
  'both ms',
  ...[USUAL, CROWD].flatMap((connections) => [
    `per s at ${connections}`,
    `p50 ms at ${connections}`,
    `p99 ms at ${connections}`,
  ]),
  'refused',
  'peak MB',
  'allocated kB',
];

function figuresOf(question, figures) {
  const speed = ({ perSecond, p50, p99 }) => [rounded(perSecond, 0), rounded(p50, 1), rounded(p99, 1)];
  const rows = Object.entries(figures).map(
    ([name, { server, database, both, usual, crowd, refused, peakMb, allocatedKb }]) => [
      SERVERS[name].title,
      ...[server, database, both].map((cost) => rounded(cost)),
      ...speed(usual),
      ...speed(crowd),
      refused,
      rounded(peakMb, 0),
      rounded(allocatedKb, 0),
    ],
  );
  return [
    `## _${question}_: ${QUESTIONS[question].title}`,
    `![CPU time of ${question}](plots/${question}.svg)`,
    markdownTable(HEAD, rows),
  ];
}

/** What stood behind the figures of *mixed*, which no floor answers. */
function mixOf(mix) {
  if (mix === null) return [];
  const roles = Object.keys(ROLES).join(', ');
  const equal = Object.entries(mix.compared).map(([name, pairs]) => `${SERVERS[name].title}: ${pairs}`);
  return [
    `The requests draw the next operation (${Object.keys(OPERATIONS).join(', ')}) and the next role (${roles}) in a ` +
      `fixed order of ${DRAWS.length}, in which ${rounded(mix.refused * 100, 1)} % of the coordinates asked are refused, ` +
      `with what hangs beneath them. Of ${PAIRS.length} different answers so many are compared with Fieldgate's, by their ` +
      `\`data\`: ${equal.join('; ')}. Servers without authorization are compared where Fieldgate leaves nothing out, and ` +
      `elsewhere give more than it does. There is no floor of this question.`,
  ];
}

function growthOf({ database, answer }) {
  const questions = Object.entries(database);
  const withDatabase =
    questions.length === 0
      ? []
      : [
          '## Growth with the database',
          'The gateway asked the same of databases of so many accounts: ms of CPU, server and database.',
          '![Cost over the size of the database](plots/growth-database.svg)',
          markdownTable(
            ['Accounts', ...questions.map(([question]) => question)],
            questions[0][1].points.map(({ at }, n) => [
              at,
              ...questions.map(([, { points }]) => rounded(points[n].cost)),
            ]),
          ),
        ];
  const withAnswer =
    answer === null
      ? []
      : [
          '## Growth with the answer',
          '_console_ of ever more organizations: ms of CPU, server and database.',
          '![Cost over the size of the answer](plots/growth-answer.svg)',
          markdownTable(
            ['Rows', 'both ms', 'us a row'],
            answer.points.map(({ at, cost }) => [at, rounded(cost), rounded((cost / at) * 1000, 1)]),
          ),
        ];
  return [...withDatabase, ...withAnswer];
}

const HOW = `Every server runs in a process of its own with \`NODE_ENV=production\` and ten connections to the same PostgreSQL, verifies the
same token, and gives the same answer: all are compared byte for byte, once global ids are read as the uuids they carry,
before anything is measured. They are asked in turn, round after round, each round beginning with another; the first round
warms up and is not counted. Ratios are medians of the rounds' own ratios.

- CPU time: of the server \`process.cpuUsage()\`, of the database the scheduler's own account of every process of PostgreSQL
  (\`/proc/*/schedstat\`), at ${USUAL} connections.
- Latency: as the client sees it, which shares the machine with server and database.
- Refused: answers other than 200 at ${CROWD} connections, in all rounds together; they have no latency.
- Peak memory: \`VmHWM\` of the server at ${CROWD} connections, reset before each sample.
- Allocations: bytes on V8's heap a request, from the heap's size before and after each collection (\`v8.GCProfiler\`), in a
  run of their own; buffers stand outside the heap and are not in it.
`;
