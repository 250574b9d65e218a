import { z } from 'zod';

import { isWritable } from './data-dir.js';

/** One variable by itself: what it must look like, and what the operator reads if it does not. */
type Variable = { readonly schema: z.ZodType; readonly wrong: string; readonly remedy: string };

const text = z.string().optional();
const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

const postgresUrl = {
  schema: z.string().refine(isPostgresUrl).optional(),
  wrong: 'is not a PostgreSQL URL',
  remedy: 'Write postgresql://user:password@host:5432/database and percent-encode what is special in the password',
};

export const variables = {
  NODE_ENV: {
    schema: z.enum(['production', 'development', 'test']).default('development'),
    wrong: 'is none of production, development and test',
    remedy: 'Set one of them; with a slip here the protections of production would be off',
  },
  PORT: {
    schema: whole(0, 65_535).default(4000),
    wrong: 'is not a port',
    remedy: 'Set a number from 0 to 65535; 0 takes any free port',
  },
  HOST: {
    schema: z
      .string()
      .regex(/^[\w.:%-]+$/)
      .default('127.0.0.1'),
    wrong: 'is not an address to listen on',
    remedy: 'Set one without a scheme or a port, such as 127.0.0.1',
  },
  DATABASE_URL: postgresUrl,
  DATABASE_OWNER_URL: postgresUrl,
  DATABASE_POOL: {
    schema: whole(1, 100).default(10),
    wrong: 'is not a number of connections',
    remedy: 'Set a number from 1 to 100',
  },
  STATEMENT_TIMEOUT_MS: {
    schema: whole(1, 600_000).default(5000),
    wrong: 'is not a time in milliseconds',
    remedy: 'Set a number from 1 to 600000',
  },
  DATA_DIR: {
    schema: z.string().refine(isWritable).optional(),
    wrong: 'is not a folder this user may write to',
    remedy: 'Set another folder, or give this user the right to write there',
  },
  AUTH_JWKS_URL: {
    schema: z.string().refine(isHttpUrl).optional(),
    wrong: 'is not a web address',
    remedy: 'Set where your identity provider publishes its keys, such as https://id.example.com/.well-known/jwks.json',
  },
  AUTH_ISSUER: { schema: text, wrong: 'is not text', remedy: 'Set the `iss` of your tokens' },
  AUTH_AUDIENCE: { schema: text, wrong: 'is not text', remedy: 'Set the `aud` of your tokens' },
  DEMO: {
    schema: z.stringbool({ truthy: ['true', '1'], falsy: ['false', '0'] }).optional(),
    wrong: 'is neither on nor off',
    remedy: 'Set true, false, 1 or 0',
  },
  CURSOR_KEY: {
    schema: z.string().min(32).optional(),
    wrong: 'is shorter than 32 characters',
    remedy: 'Set a random secret, such as the output of: openssl rand -base64 32',
  },
  CORS_ORIGINS: {
    schema: z
      .string()
      .transform(commaSeparated)
      .refine((origins) => origins.every(isOrigin))
      .default([]),
    wrong: 'is not a list of origins',
    remedy: 'Write each like https://portal.example.com, without a path, and commas between them',
  },
  LOG_LEVEL: {
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    wrong: 'is not a level',
    remedy: 'Set fatal, error, warn, info, debug, trace or silent',
  },
} satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
export type Values = { readonly [Name in VariableName]: z.output<(typeof variables)[Name]['schema']> };

/** A socket URL has no host (postgresql://user@/db?host=/run/postgresql), which the URL standard does not know. */
function isPostgresUrl(value: string): boolean {
  return /^postgres(ql)?:\/\//.test(value) && URL.canParse(value.replace('@/', '@localhost/'));
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

function isOrigin(value: string): boolean {
  return isHttpUrl(value) && new URL(value).origin === value;
}

function commaSeparated(list: string): readonly string[] {
  return list.split(',').map((entry) => entry.trim());
}
