import type { Block, Column } from './block.js';

export const asMarkdown = (blocks: readonly Block[]): string => `${blocks.map(blockText).join('\n\n')}\n`;

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'list':
      return block.items.map((item) => `- ${escaped(item)}`).join('\n');
    case 'table':
      return tableText(block.columns, block.rows);
  }
}

function tableText(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(columns.map(({ title }) => title)), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Nothing of a text may end a cell or begin a tag. */
const escaped = (text: string): string => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
