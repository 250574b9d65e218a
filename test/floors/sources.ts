// The sources as the compiler reads them: what each imports, and the texts and types in it.
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

export interface Source {
  /** From `src`, for example `auth/decide.ts`. */
  readonly path: string;
  /** Ours as paths without an ending (`auth/decide`, `../test/world`), others as packages. Types count: they depend too. */
  readonly imports: readonly string[];
  readonly tree: ts.SourceFile;
}

const SRC = new URL('../../src/', import.meta.url);

export const readSources = (): readonly Source[] =>
  readdirSync(SRC, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => sourceOf(path, readFileSync(new URL(path, SRC), 'utf8')));

export const sourceOf = (path: string, text: string): Source => ({
  path,
  imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => importOf(path, fileName)),
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true),
});

const importOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier.replace(/\.js$/, '')) : specifier;

export const sourceNamed = (imported: string, sources: readonly Source[]): Source | undefined =>
  sources.find(({ path }) => path.replace(/\.tsx?$/, '') === imported.replace(/\.tsx?$/, ''));

/** Every node of a source for which the question has an answer. */
export function findAll<Found>({ tree }: Source, ask: (node: ts.Node) => Found | undefined): readonly Found[] {
  const found: Found[] = [];
  const visit = (node: ts.Node): void => {
    const answer = ask(node);
    if (answer !== undefined) found.push(answer);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

/** The texts of a program: strings and templates, with `?` for what is put into a template. */
export const textsOf = (source: Source): readonly string[] =>
  findAll(source, (node) => {
    if (ts.isStringLiteralLike(node) || ts.isJsxText(node)) return node.text;
    if (!ts.isTemplateExpression(node)) return undefined;
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)].join('?');
  });
