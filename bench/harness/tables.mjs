/** A table of Markdown, its columns as wide as prettier wants them; numbers stand to the right. */
export function markdownTable(head, rows) {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, n) => Math.max(3, ...cells.map((row) => row[n].length)));
  const right = head.map((_, n) => n > 0 && rows.every((row) => /^[\d.,<=–-]*$/.test(String(row[n]))));
  const line = (row) =>
    `| ${row.map((cell, n) => (right[n] ? cell.padStart(widths[n]) : cell.padEnd(widths[n]))).join(' | ')} |`;
  const rule = `| ${widths.map((width, n) => (right[n] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join('\n');
}

export const rounded = (value, digits = 2) => value.toFixed(digits);
