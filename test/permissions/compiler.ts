// What the compiler says about one of our files if it were written otherwise.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  types: [],
};

export function complaintsAbout(path: string, rewrite: (text: string) => string): readonly string[] {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = host.readFile.bind(host);
  host.readFile = (name) => (name === file ? rewrite(readFile(name) ?? '') : readFile(name));
  const program = ts.createProgram([file], OPTIONS, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
