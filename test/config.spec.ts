import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { ConfigurationError, cursorKey, readConfig } from '../src/config.js';
import { defaultDataDir } from '../src/config/data-dir.js';

const AUTH = {
  AUTH_JWKS_URL: 'https://id.example.com/jwks.json',
  AUTH_ISSUER: 'https://id.example.com/',
  AUTH_AUDIENCE: 'fieldgate',
};
const DATABASE_URL = 'postgresql://app:hunter2@db.example.com:5432/fieldgate';
const CURSOR_KEY = 'k'.repeat(32);
const PRODUCTION = { NODE_ENV: 'production', DATABASE_URL, CURSOR_KEY, ...AUTH };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What the operator reads, or null if the gateway would start. */
function refusal(env: NodeJS.ProcessEnv): string | null {
  try {
    readConfig(env);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).message;
  }
}

/** The variables the operator is told about, in order. */
function blamed(env: NodeJS.ProcessEnv): string[] {
  return (refusal(env) ?? '').split('\n').flatMap((line) => /^ {2}([A-Z_]+) /.exec(line)?.[1] ?? []);
}

describe('an operator who sets nothing', () => {
  test('gets the demo on the embedded database, on this machine only', () => {
    expect(readConfig({ DATA_DIR: folder })).toEqual({
      port: 4000,
      host: '127.0.0.1',
      database: { kind: 'embedded', dataDir: folder },
      auth: null,
      demo: true,
      production: false,
      corsOrigins: [],
      cursorKey: null,
      logLevel: 'info',
      poolSize: 10,
      statementTimeoutMs: 5000,
      dataDir: folder,
    });
  });

  test('gets the same from variables that are empty', () => {
    expect(readConfig({ DATA_DIR: folder, PORT: '', DEMO: ' ', DATABASE_URL: '' })).toEqual(
      readConfig({ DATA_DIR: folder }),
    );
  });

  test('has the data beside the code, or in a folder of that checkout alone if the checkout is read-only', () => {
    expect(defaultDataDir(folder)).toBe(join(folder, '.data'));
    const notAFolder = join(folder, 'file');
    writeFileSync(notAFolder, '');
    expect(defaultDataDir(notAFolder)).toMatch(new RegExp(`^${tmpdir()}/fieldgate-\\d+-[0-9a-f]{12}$`));
    expect(defaultDataDir(notAFolder)).not.toBe(defaultDataDir(`${notAFolder}/other`));
  });
});

describe('an operator in production', () => {
  test('gets what was set', () => {
    const env = { PORT: '0', HOST: '0.0.0.0', DATABASE_POOL: '100', LOG_LEVEL: 'warn', STATEMENT_TIMEOUT_MS: '250' };
    const origins = { CORS_ORIGINS: 'https://a.example.com, http://localhost:3000' };
    expect(
      readConfig({ ...PRODUCTION, ...env, ...origins, DATABASE_OWNER_URL: 'postgres://owner@/db?host=/run' }),
    ).toMatchObject({
      port: 0,
      host: '0.0.0.0',
      database: { kind: 'url', appUrl: DATABASE_URL, ownerUrl: 'postgres://owner@/db?host=/run' },
      auth: { jwksUrl: AUTH.AUTH_JWKS_URL, issuer: AUTH.AUTH_ISSUER, audience: AUTH.AUTH_AUDIENCE },
      demo: false,
      production: true,
      corsOrigins: ['https://a.example.com', 'http://localhost:3000'],
      cursorKey: CURSOR_KEY,
      logLevel: 'warn',
      poolSize: 100,
      statementTimeoutMs: 250,
    });
  });

  test('never runs the demo', () => {
    expect(blamed({ ...PRODUCTION, DEMO: 'true' })).toEqual(['DEMO']);
    expect(readConfig({ NODE_ENV: 'production', DATA_DIR: folder, ...AUTH }).demo).toBe(false);
  });

  test('must say who signs people in and what signs cursors', () => {
    expect(blamed({ NODE_ENV: 'production', DATABASE_URL })).toEqual([...Object.keys(AUTH), 'CURSOR_KEY']);
  });

  test('must not fetch keys over an open line', () => {
    expect(blamed({ ...PRODUCTION, AUTH_JWKS_URL: 'http://id.example.com/jwks.json' })).toEqual(['AUTH_JWKS_URL']);
  });

  test('who misspells it is told, instead of running without protections', () => {
    expect(blamed({ NODE_ENV: 'prod', DATA_DIR: folder })).toEqual(['NODE_ENV']);
  });
});

describe('the demo', () => {
  test.each(['127.0.0.1', '127.8.9.1', 'localhost', '::1'])('runs on %s', (HOST) => {
    expect(refusal({ HOST, DATA_DIR: folder })).toBeNull();
  });

  test.each(['0.0.0.0', '::', '10.0.0.1', 'portal.example.com'])('does not run on %s', (HOST) => {
    expect(blamed({ HOST, DATA_DIR: folder })).toEqual(['HOST']);
  });

  test('is off on a database of the operator, unless asked for', () => {
    expect(readConfig({ DATABASE_URL, ...AUTH }).demo).toBe(false);
    expect(readConfig({ DATABASE_URL, DEMO: '1' }).demo).toBe(true);
  });

  test('when switched off leaves sign-in to the identity provider', () => {
    expect(blamed({ DEMO: 'false', DATA_DIR: folder })).toEqual(Object.keys(AUTH));
    expect(refusal({ DEMO: '0', DATA_DIR: folder, ...AUTH })).toBeNull();
  });

  test('runs beside an identity provider, but not beside half of one', () => {
    expect(refusal({ ...AUTH, DATA_DIR: folder })).toBeNull();
    expect(blamed({ AUTH_ISSUER: 'x', DATA_DIR: folder })).toEqual(['AUTH_JWKS_URL', 'AUTH_AUDIENCE']);
  });
});

describe('an operator with problems', () => {
  const malformed: [string, ...string[]][] = [
    ['NODE_ENV', 'prod', 'Production'],
    ['PORT', '65536', '-1', '80.5', '0x50', 'http'],
    ['HOST', 'http://localhost', 'local host', 'a/b'],
    ['DATABASE_URL', 'db.example.com', 'mysql://x/y', 'postgresql://a:b@h:port/d'],
    ['DATABASE_POOL', '0', '101', 'many'],
    ['STATEMENT_TIMEOUT_MS', '0', '600001', '5s'],
    ['AUTH_JWKS_URL', 'id.example.com', 'file:///etc/passwd'],
    ['DEMO', 'yes', '2'],
    ['CURSOR_KEY', 'k'.repeat(31)],
    ['CORS_ORIGINS', '*', 'https://a.example.com/', 'a.example.com', 'https://a.example.com,', 'null'],
    ['LOG_LEVEL', 'verbose', 'INFO'],
    ['DATA_DIR', '/dev/null', '/dev/null/data'],
  ];
  const cases = malformed.flatMap(([variable, ...values]) => values.map((value) => ({ variable, value })));

  test.each(cases)('is told about $variable=$value, and only that', ({ variable, value }) => {
    expect(blamed({ ...AUTH, DATA_DIR: folder, [variable]: value })).toEqual([variable]);
  });

  test('hears of all of them at once, each with the remedy', () => {
    const message = refusal({
      PORT: 'x',
      DATABASE_URL: 'x',
      DATABASE_POOL: 'x',
      DEMO: 'x',
      CURSOR_KEY: 'x',
      LOG_LEVEL: 'x',
    });
    expect(message?.split('\n')).toHaveLength(7);
    expect(message).toContain('  PORT is not a port. Set a number from 0 to 65535; 0 takes any free port.');
  });

  test('does not find a secret in the message, which goes to a log', () => {
    const message = refusal({
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://app:hunter2@db:none/x',
      DATABASE_OWNER_URL: 'postgresql://owner:hunter2@db:none/x',
      CURSOR_KEY: 'hunter2',
      AUTH_JWKS_URL: 'hunter2',
    });
    expect(message).toMatch(/DATABASE_URL .*\n.*DATABASE_OWNER_URL .*\n.*AUTH_JWKS_URL .*\n.*CURSOR_KEY /);
    expect(message).not.toContain('hunter2');
  });

  test('who migrates with an owner but names no database is not given the embedded one', () => {
    expect(blamed({ DATABASE_OWNER_URL: DATABASE_URL, DATA_DIR: folder })).toEqual(['DATABASE_OWNER_URL']);
  });
});

describe('the key that signs cursors', () => {
  test('is the one that was set', () => {
    expect(cursorKey({ cursorKey: CURSOR_KEY, dataDir: join(folder, 'none') })).toBe(CURSOR_KEY);
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });

  test('is otherwise made once, for us alone, and differs between installations', () => {
    const here = { cursorKey: null, dataDir: join(folder, 'here') };
    const key = cursorKey(here);
    expect(key.length).toBeGreaterThanOrEqual(32);
    expect(cursorKey(here)).toBe(key);
    expect(statSync(join(folder, 'here', 'cursor.key')).mode & 0o777).toBe(0o600);
    expect(cursorKey({ cursorKey: null, dataDir: join(folder, 'there') })).not.toBe(key);
  });

  test('is not taken from a damaged file', () => {
    writeFileSync(join(folder, 'cursor.key'), 'short\n');
    expect(() => cursorKey({ cursorKey: null, dataDir: folder })).toThrow(/CURSOR_KEY .*cursor\.key is damaged/);
  });

  test('is not kept where another user could put theirs', () => {
    const shared = join(folder, 'shared');
    mkdirSync(join(shared, 'data'), { recursive: true });
    // chmod, because mkdir would apply the umask.
    chmodSync(shared, 0o1777);
    chmodSync(join(shared, 'data'), 0o777);
    expect(() => cursorKey({ cursorKey: null, dataDir: join(shared, 'data') })).toThrow(
      /DATA_DIR .*others may write to it/,
    );
  });
});
