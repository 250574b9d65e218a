// Runs a module of dist/, after building what is missing or older than its sources. Plain JavaScript: it runs before the
// build. Usage: node scripts/run.mjs <module> [arguments]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The newest change beneath a folder, or of a file. */
function newest(path, except = () => false) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(
    0,
    ...readdirSync(path, { withFileTypes: true })
      .map((entry) => join(path, entry.name))
      .filter((inside) => !except(inside))
      .map((inside) => newest(inside, except)),
  );
}

const isConsole = (path) => path === join(root, 'src', 'console');

const PARTS = [
  { script: 'build:gateway', made: 'dist/main.js', from: () => newest(join(root, 'src'), isConsole) },
  { script: 'build:console', made: 'dist/console/index.html', from: () => newest(join(root, 'src', 'console')) },
];

const isMissing = ({ made, from }) => !existsSync(join(root, made)) || statSync(join(root, made)).mtimeMs < from();

for (const part of PARTS.filter(isMissing)) {
  process.stderr.write(`Building (npm run ${part.script}) ...\n`);
  const { status } = spawnSync('npm', ['run', '--silent', part.script], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) {
    process.stderr.write('The build failed; it needs the development dependencies: run `npm ci` without --omit=dev.\n');
    process.exit(1);
  }
}

const [, , module, ...rest] = process.argv;
const file = join(root, 'dist', `${module}.js`);
process.argv = [process.argv[0], file, ...rest];
process.setSourceMapsEnabled(true);
await import(pathToFileURL(file).href);
