import { resolve } from 'node:path';

import { ConfigurationError, type Problem } from './config/configuration-error.js';
import { defaultDataDir } from './config/data-dir.js';
import { isDemo, type Reading, rules } from './config/rules.js';
import { type Values, type VariableName, variables } from './config/variables.js';

export { ConfigurationError } from './config/configuration-error.js';
export { cursorKey } from './config/cursor-key.js';

export type Config = {
  readonly port: number;
  readonly host: string;
  readonly database:
    | { readonly kind: 'embedded'; readonly dataDir: string }
    | { readonly kind: 'url'; readonly appUrl: string; readonly ownerUrl: string | null };
  readonly auth: { readonly jwksUrl: string; readonly issuer: string; readonly audience: string } | null;
  readonly demo: boolean;
  readonly production: boolean;
  readonly corsOrigins: readonly string[];
  /** Null: this installation has its own, see cursorKey(). */
  readonly cursorKey: string | null;
  readonly logLevel: Values['LOG_LEVEL'];
  readonly poolSize: number;
  readonly statementTimeoutMs: number;
  readonly dataDir: string;
};

/** The environment as the rest of the program knows it, or all that is wrong with it at once. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const { problems, ...reading } = read(env);
  const all = [...problems, ...rules.filter((rule) => rule.broken(reading))];
  if (all.length > 0) throw new ConfigurationError(all);
  // Without problems no value is absent.
  return configOf(reading.values as Values, isDemo(reading) === true);
}

/** Each variable by itself. An empty one counts as not set: that is what an empty line of an .env file means. */
function read(env: NodeJS.ProcessEnv): Reading & { problems: Problem[] } {
  const text = (name: string) => env[name]?.trim() || undefined;
  const results = Object.entries(variables).map(([variable, { schema, wrong, remedy }]) => {
    const { success, data } = schema.safeParse(text(variable));
    return success ? { value: [variable, data] as const } : { problem: { variable, wrong, remedy } };
  });
  return {
    values: Object.fromEntries(results.flatMap(({ value }) => (value ? [value] : []))) as Partial<Values>,
    problems: results.flatMap(({ problem }) => problem ?? []),
    given: (name: VariableName) => text(name) !== undefined,
  };
}

function configOf(values: Values, demo: boolean): Config {
  const dataDir = resolve(values.DATA_DIR ?? defaultDataDir(process.cwd()));
  return {
    port: values.PORT,
    host: values.HOST,
    database: databaseOf(values, dataDir),
    auth: authOf(values),
    demo,
    production: values.NODE_ENV === 'production',
    corsOrigins: values.CORS_ORIGINS,
    cursorKey: values.CURSOR_KEY ?? null,
    logLevel: values.LOG_LEVEL,
    poolSize: values.DATABASE_POOL,
    statementTimeoutMs: values.STATEMENT_TIMEOUT_MS,
    dataDir,
  };
}

function databaseOf(
  { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl }: Values,
  dataDir: string,
): Config['database'] {
  return appUrl === undefined ? { kind: 'embedded', dataDir } : { kind: 'url', appUrl, ownerUrl: ownerUrl ?? null };
}

function authOf({ AUTH_JWKS_URL: jwksUrl, AUTH_ISSUER: issuer, AUTH_AUDIENCE: audience }: Values): Config['auth'] {
  return jwksUrl && issuer && audience ? { jwksUrl, issuer, audience } : null;
}
