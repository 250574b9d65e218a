/** A page as data, so that Markdown and HTML say the same. Between backticks in a text stands `code`. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly columns: readonly Column[]; readonly rows: readonly (readonly string[])[] };

export interface Column {
  readonly title: string;
  /** What an abbreviated title stands for. */
  readonly inFull?: string;
}

export const heading = (level: 1 | 2 | 3, text: string): Block => ({ kind: 'heading', level, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });
export const table = (columns: readonly (Column | string)[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns: columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
  rows,
});

export const code = (text: string): string => `\`${text}\``;
export const yesOrBlank = (answer: boolean): string => (answer ? 'yes' : '');
