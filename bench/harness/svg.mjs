// As much SVG as two kinds of plot need.

const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

export function element(name, attributes, ...children) {
  const written = Object.entries(attributes).map(([attribute, value]) => ` ${attribute}="${escaped(value)}"`);
  return `<${name}${written.join('')}>${children.join('')}</${name}>`;
}

export const text = (x, y, words, attributes = {}) => element('text', { x, y, ...attributes }, escaped(words));

export const line = (x1, y1, x2, y2, attributes = {}) =>
  element('line', { x1, y1, x2, y2, stroke: '#bbb', ...attributes });

/** A picture on white, so that it can be read on any page. */
export const picture = (width, height, ...parts) =>
  element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      'font-family': 'system-ui, sans-serif',
      'font-size': 13,
    },
    element('rect', { width, height, fill: '#fff' }),
    ...parts,
  );

/** A round number at or above a value, to end an axis with: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 2.5, 5, 10].map((step) => step * power).find((step) => step >= value);
}
