import { asCsv } from './csv.js';
import { asHtml } from './html.js';
import { asMarkdown } from './markdown.js';
import { permissionPage, TITLE } from './permission-page.js';
import { permissionTables } from './permission-tables.js';

export { permissionTables } from './permission-tables.js';

export type PaperFormat = 'markdown' | 'html' | 'csv';

/** The published permissions; the CSV has the matrix alone. */
export function permissionPaper(format: PaperFormat): string {
  const tables = permissionTables();
  switch (format) {
    case 'markdown':
      return asMarkdown(permissionPage(tables));
    case 'html':
      return asHtml(TITLE, permissionPage(tables));
    case 'csv':
      return asCsv(tables);
  }
}
