import type { Block, Column } from './block.js';

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { margin: 2rem auto; max-width: 90rem; padding: 0 1rem; }
h2 { margin-top: 3rem; }
h3 { margin-top: 2rem; }
p, li { max-width: 60rem; }
table { border-collapse: collapse; margin: 1rem 0; }
th, td { border: 1px solid #8886; font-size: 0.85rem; padding: 0.15rem 0.4rem; text-align: left; vertical-align: top; }
thead th { background: Canvas; position: sticky; top: 0; }
tbody th { font-weight: normal; }
tbody tr:hover { background: #8882; }
th + td:not(:last-child) { min-width: 15rem; }
td.yes { background: #2a82; font-weight: 600; text-align: center; }
code { font: 0.9em ui-monospace, monospace; }
abbr { text-decoration: none; }
@media print { thead th { position: static; } }
`;

/** A page that loads nothing and runs nothing; its own policy says so, whatever the server's headers say. */
export function asHtml(title: string, blocks: readonly Block[]): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
${blocks.map(blockText).join('\n')}
</body>
</html>
`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${inline(block.text)}</h${block.level}>`;
    case 'paragraph':
      return `<p>${inline(block.text)}</p>`;
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inline(item)}</li>`).join('')}</ul>`;
    case 'table':
      return tableText(block.columns, block.rows);
  }
}

function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const head = columns.map((column) => `<th scope="col">${titleOf(column)}</th>`).join('');
  const body = rows.map((cells) => `<tr>${cells.map(cellText).join('')}</tr>`).join('\n');
  return `<table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body}\n</tbody>\n</table>`;
}

const titleOf = ({ title, inFull }: Column): string =>
  inFull === undefined ? inline(title) : `<abbr title="${escaped(inFull)}">${inline(title)}</abbr>`;

function cellText(text: string, index: number): string {
  if (index === 0) return `<th scope="row">${inline(text)}</th>`;
  return text === 'yes' ? '<td class="yes">yes</td>' : `<td>${inline(text)}</td>`;
}

/** What stands between backticks is code; all of it is escaped first. */
const inline = (text: string): string => escaped(text).replace(/`([^`]+)`/g, '<code>$1</code>');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
