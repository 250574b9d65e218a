import { element, line, picture, roundUp, text } from './svg.mjs';

const WIDTH = 860;
const LEFT = 350;
const RIGHT = 60;
const TOP = 58;
const BAR = 20;
const GAP = 10;

/**
 * A bar for each row, of parts one after the other, with the sum at its end.
 * @param {{ title: string, unit: string, parts: { name: string, colour: string }[],
 *   rows: { name: string, values: number[], bold: boolean }[] }} plot
 */
export function barPlot({ title, unit, parts, rows }) {
  const most = roundUp(Math.max(...rows.map(({ values }) => sum(values))));
  const scale = (value) => ((WIDTH - LEFT - RIGHT) * value) / most;
  const height = TOP + rows.length * (BAR + GAP) + 34;
  return picture(
    WIDTH,
    height,
    text(12, 22, title, { 'font-size': 15, 'font-weight': 'bold' }),
    legend(parts),
    axis(most, unit, scale, height),
    ...rows.map((row, n) => bar(row, parts, TOP + n * (BAR + GAP), scale)),
  );
}

const sum = (values) => values.reduce((total, value) => total + value, 0);

const legend = (parts) =>
  parts
    .map(
      ({ name, colour }, n) =>
        element('rect', { x: LEFT + n * 110, y: 34, width: 12, height: 12, fill: colour }) +
        text(LEFT + n * 110 + 18, 45, name),
    )
    .join('');

const axis = (most, unit, scale, height) =>
  [0, 0.25, 0.5, 0.75, 1]
    .map((part) => {
      const x = LEFT + scale(most * part);
      const label = `${Number((most * part).toPrecision(3))}${part === 1 ? ` ${unit}` : ''}`;
      return line(x, TOP - 4, x, height - 28) + text(x, height - 10, label, { 'text-anchor': 'middle', fill: '#555' });
    })
    .join('');

function bar({ name, values, bold }, parts, y, scale) {
  let x = LEFT;
  const pieces = values.map((value, n) => {
    const piece = element('rect', { x, y, width: scale(value), height: BAR, fill: parts[n].colour });
    x += scale(value);
    return piece;
  });
  const weight = bold ? { 'font-weight': 'bold' } : {};
  return [
    text(LEFT - 10, y + 15, name, { 'text-anchor': 'end', ...weight }),
    ...pieces,
    text(x + 6, y + 15, sum(values).toPrecision(3), weight),
  ].join('');
}
