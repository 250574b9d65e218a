// `npm run test:broken [words of a name]`: breaks a copy of the gateway on purpose, one breakage at a time, and fails if no
// test notices (rulings 32). A breakage that nobody notices is a missing test.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BREAKAGES } from './broken/all.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const NOT_COPIED = ['node_modules', '.git', '.data', 'bench', 'coverage'];

/** The sweep of two worlds finds what differs by one guard only; random operations need not hit upon it. */
const WORLDS_OPERATIONS = '30';

const words = process.argv.slice(2).join(' ');
const breakages = BREAKAGES.filter(({ name }) => name.includes(words));
const copy = copied();
process.exitCode = main();

function main() {
  try {
    const whole = run([...new Set(breakages.flatMap(({ tests }) => tests))].sort(), 'to the end');
    if (!whole.passed) {
      console.error(`The unbroken copy must pass first:\n${whole.failed.slice(0, 10).join('\n') || whole.output}`);
      return 1;
    }
    console.log(`The unbroken copy passes ${whole.ran} tests. ${breakages.length} breakages follow.\n`);
    const unnoticed = breakages.filter((breakage) => !isNoticed(breakage));
    for (const { name } of unnoticed) console.error(`Nobody noticed: ${name}.`);
    return unnoticed.length > 0 ? 1 : 0;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** @param {import('./broken/all.mjs').Breakage} breakage */
function isNoticed({ name, edits, tests }) {
  const originals = edits.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')]);
  try {
    for (const edit of edits) apply(name, edit);
    const { failed, seconds } = noticedBy(tests);
    console.log(
      `${failed.length > 0 ? 'noticed  ' : 'UNNOTICED'} ${name}\n          ${failed[0] ?? tests.join(', ')} (${seconds} s)`,
    );
    return failed.length > 0;
  } finally {
    for (const [file, text] of originals) writeFileSync(join(copy, file), text);
  }
}

/** A breakage must fit the code as it is now, in one place, or it breaks nothing and proves nothing. */
function apply(name, { file, find, replace }) {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(find).length !== 2)
    throw new Error(`"${name}" no longer fits ${file}: the text to break stands there not once.`);
  writeFileSync(
    path,
    text.replace(find, () => replace),
  );
}

/** Stopping at the first failure can cut off the very report of it; then the tests run once more, to the end. */
function noticedBy(tests) {
  const hasty = run(tests, 'to the first failure');
  return hasty.failed.length > 0 || hasty.passed ? hasty : run(tests, 'to the end');
}

/** Only tests that ran and failed count: a file that cannot even be loaded has noticed nothing. */
function run(tests, until) {
  const missing = tests.filter((file) => !existsSync(join(copy, file)));
  if (missing.length > 0) throw new Error(`There are no such tests: ${missing.join(', ')}.`);
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const started = Date.now();
  const vitest = join(copy, 'node_modules/vitest/vitest.mjs');
  const bail = until === 'to the first failure' ? ['--bail=1'] : [];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [vitest, 'run', ...tests, ...bail, '--reporter=json', `--outputFile=${report}`],
    {
      cwd: copy,
      encoding: 'utf8',
      env: { ...process.env, WORLDS_OPERATIONS },
      maxBuffer: 2 ** 28,
    },
  );
  const seconds = Math.round((Date.now() - started) / 1000);
  if (!existsSync(report))
    return { ran: 0, failed: [], passed: false, seconds, output: `${stdout}\n${stderr}`.slice(-2000) };
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName }) => `${basename(name)}: ${fullName}`),
  );
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const ran = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'passed' || status === 'failed'),
  ).length;
  return {
    ran,
    failed,
    passed: status === 0 && unloaded.length === 0,
    seconds,
    output: `${stdout}\n${stderr}`.slice(-2000),
  };
}

function copied() {
  const folder = mkdtempSync(join(tmpdir(), 'fieldgate-broken-'));
  cpSync(ROOT, folder, { recursive: true, filter: (source) => !NOT_COPIED.includes(source.slice(ROOT.length)) });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}
