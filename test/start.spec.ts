import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, inject, test } from 'vitest';
import { ask } from './gateway.js';
import { organizationGid } from './stripping/ids.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];

afterEach(async () => {
  const living = children.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null);
  // Ended as an operator would, and waited for: a killed gateway leaves a database that still writes into its folder.
  for (const child of living) {
    const exited = once(child, 'exit');
    child.kill('SIGINT');
    await exited;
  }
  for (const folder of folders.splice(0)) {
    await expect.poll(() => processesOn(folder), { timeout: 15_000 }).toEqual([]);
    await rm(folder, { recursive: true, force: true });
  }
}, 60_000);

test('an operator starts the gateway, is told where it answers, gets an answer, and Ctrl-C leaves nothing behind', async () => {
  const dataDir = await folder();
  const gateway = start({ DATA_DIR: dataDir, PORT: '0' });
  const url = await gateway.says(/answers at (\S+)\/graphql/);
  const token = await start({ DATA_DIR: dataDir }, ['cli', 'token', 'ada.admin@ablemoose.example']).says(
    /(\S+\.\S+\.\S+)/,
  );
  const answer = await ask(url, { query: '{ accounts { nodes { name } } }' }, { authorization: `Bearer ${token}` });
  expect(answer.data).toEqual({ accounts: { nodes: [{ name: 'Able Moose MSP' }] } });
  gateway.child.kill('SIGINT');
  expect(await gateway.exit()).toBe(0);
  expect(await processesOn(dataDir)).toEqual([]);
}, 60_000);

test('an operator asks, while the gateway serves, why Uma does not see what she does not see', async () => {
  const env = { DATA_DIR: await folder(), PORT: '0' };
  await start(env).says(/answers at (\S+)\/graphql/);
  const query = `{ organization(id: "${organizationGid('heating')}") { incidentReports { totalCount } } }`;
  const explain = start(env, ['cli', 'explain', 'uma.user@ablemoose.example', query]);
  expect(await explain.exit()).toBe(0);
  expect(explain.output()).toMatch(/^Uma Underhill, with 1 membership/);
  expect(explain.output()).toContain(
    'Organization.incidentReports needs incident.view: no, OUT_OF_REACH, for want of ASSIGNED_ORGANIZATIONS',
  );
  const wrong = start(env, ['cli', 'explain', 'nobody@nowhere.example', query]);
  expect([await wrong.exit(), wrong.output()]).toEqual([1, 'Nobody is known by the e-mail nobody@nowhere.example.\n']);
}, 60_000);

test('two operators cannot have one port, and the second is told which variable to set', async () => {
  const first = start({ DATA_DIR: await folder(), PORT: '0' });
  const port = new URL(await first.says(/answers at (\S+)\/graphql/)).port;
  const second = start({ DATA_DIR: await folder(), PORT: port });
  expect(await second.exit()).toBe(78);
  expect(second.output()).toContain(`Port ${port} of 127.0.0.1 is taken. Set PORT to another.`);
}, 60_000);

test('a gateway whose database role could pass the walls does not start', async () => {
  const { ownerUrl } = inject('database');
  const gateway = start({ DATA_DIR: await folder(), PORT: '0', DATABASE_URL: ownerUrl, DEMO: 'true' });
  expect(await gateway.exit()).toBe(78);
  expect(gateway.output()).toContain('is a superuser, for whom no tenant wall stands');
});

test('demo sign-in cannot be had in production', async () => {
  const gateway = start({ DATA_DIR: await folder(), NODE_ENV: 'production', DEMO: 'true' });
  expect(await gateway.exit()).toBe(78);
  expect(gateway.output()).toContain('DEMO');
});

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'fieldgate-start-'));
  folders.push(made);
  return made;
}

/** Runs a module of the build as `npm start` does. */
function start(env: Record<string, string>, args: readonly string[] = ['main']) {
  const { NODE_ENV: _test, ...rest } = process.env;
  const child = spawn(process.execPath, ['scripts/run.mjs', ...args], { cwd: ROOT, env: { ...rest, ...env } });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const exited = once(child, 'exit').then(([code]) => code as number | null);
  return {
    child,
    output: () => said,
    exit: () => exited,
    says: async (pattern: RegExp): Promise<string> => {
      for (;;) {
        const found = pattern.exec(said)?.[1];
        if (found !== undefined) return found;
        if (child.exitCode !== null && !pattern.test(said)) throw new Error(`It ended: ${said}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}

/** The living processes that name a folder on their command line. */
async function processesOn(dataDir: string): Promise<readonly string[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')));
  return lines.filter((line) => line.includes(dataDir));
}
