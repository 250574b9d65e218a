import { barPlot } from './bar-plot.mjs';
import { linePlot } from './line-plot.mjs';
import { SERVERS } from './servers.mjs';

const PARTS = [
  { name: 'server', colour: '#2f6b9a' },
  { name: 'database', colour: '#a9c7de' },
];
const COLOURS = ['#2f6b9a', '#b3541e'];

/** Every plot of a run by the name of its file. */
export const plotsOf = ({ figures, growth }) =>
  Object.fromEntries([
    ...Object.entries(figures).map(([question, of]) => [question, costPlot(question, of)]),
    ...(Object.keys(growth.database).length === 0 ? [] : [['growth-database', databasePlot(growth.database)]]),
    ...(growth.answer === null ? [] : [['growth-answer', answerPlot(growth.answer)]]),
  ]);

const costPlot = (question, figures) =>
  barPlot({
    title: `${question}: CPU time a request`,
    unit: 'ms',
    parts: PARTS,
    rows: Object.entries(figures).map(([name, { server, database }]) => ({
      name: SERVERS[name].title,
      values: [server, database],
      bold: name === 'gateway',
    })),
  });

const databasePlot = (grown) =>
  linePlot({
    title: 'The same answer out of larger databases: CPU time a request',
    unit: 'ms',
    along: 'accounts of 1,000 agents',
    even: true,
    series: Object.entries(grown).map(([name, { points }], n) => ({ name, colour: COLOURS[n], points })),
  });

const answerPlot = ({ points }) =>
  linePlot({
    title: 'Larger answers: CPU time a request',
    unit: 'ms',
    along: 'rows in the answer',
    even: false,
    series: [{ name: 'console', colour: COLOURS[0], points }],
  });
