import { element, line, picture, roundUp, text } from './svg.mjs';

const WIDTH = 640;
const HEIGHT = 340;
const LEFT = 60;
const RIGHT = 90;
const TOP = 44;
const BOTTOM = 50;

/**
 * A line for each series, from nought upwards, over points that stand at their value or at even distances.
 * @param {{ title: string, unit: string, along: string, even: boolean,
 *   series: { name: string, colour: string, points: { at: number, cost: number }[] }[] }} plot
 */
export function linePlot({ title, unit, along, even, series }) {
  const places = series[0].points.map(({ at }) => at);
  const most = roundUp(Math.max(...series.flatMap(({ points }) => points.map(({ cost }) => cost))));
  const across = (n) => (even ? n / Math.max(1, places.length - 1) : places[n] / places.at(-1));
  const x = (n) => LEFT + (WIDTH - LEFT - RIGHT) * across(n);
  const y = (cost) => HEIGHT - BOTTOM - ((HEIGHT - TOP - BOTTOM) * cost) / most;
  return picture(
    WIDTH,
    HEIGHT,
    text(12, 22, title, { 'font-size': 15, 'font-weight': 'bold' }),
    levels(most, unit, y),
    ...places.map((at, n) => text(x(n), HEIGHT - BOTTOM + 18, at, { 'text-anchor': 'middle', fill: '#555' })),
    text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, along, { 'text-anchor': 'middle', fill: '#555' }),
    ...series.map((each) => course(each, x, y)),
  );
}

const levels = (most, unit, y) =>
  [0, 0.25, 0.5, 0.75, 1]
    .map((part) => {
      const label = `${Number((most * part).toPrecision(3))}${part === 1 ? ` ${unit}` : ''}`;
      return (
        line(LEFT, y(most * part), WIDTH - RIGHT, y(most * part)) +
        text(LEFT - 8, y(most * part) + 4, label, { 'text-anchor': 'end', fill: '#555' })
      );
    })
    .join('');

function course({ name, colour, points }, x, y) {
  const corners = points.map(({ cost }, n) => [x(n), y(cost)]);
  const [lastX, lastY] = corners.at(-1);
  return [
    element('polyline', {
      points: corners.map((corner) => corner.join()).join(' '),
      fill: 'none',
      stroke: colour,
      'stroke-width': 2,
    }),
    ...corners.map(([cx, cy]) => element('circle', { cx, cy, r: 4, fill: colour })),
    text(lastX + 10, lastY + 4, name, { fill: colour }),
  ].join('');
}
