import type { Values, VariableName } from './variables.js';

/** What was found. A value that is malformed is absent, yet given; what depends on it is then unknown (undefined). */
export type Reading = {
  readonly values: Partial<Values>;
  given(name: VariableName): boolean;
};

/** What must hold between variables. A rule that cannot be decided is not broken: its variable is reported already. */
type Rule = {
  readonly variable: VariableName;
  broken(reading: Reading): boolean;
  readonly wrong: string;
  readonly remedy: string;
};

const AUTH = ['AUTH_JWKS_URL', 'AUTH_ISSUER', 'AUTH_AUDIENCE'] as const;

export const rules: readonly Rule[] = [
  {
    variable: 'DEMO',
    broken: (reading) => isDemo(reading) === true && isProduction(reading) === true,
    wrong: 'is on although NODE_ENV is production',
    remedy: 'Set DEMO=false: the demo lets anybody sign in as anybody',
  },
  {
    variable: 'HOST',
    broken: (reading) => isDemo(reading) === true && isLoopback(reading) === false,
    wrong: 'can be reached from other machines although the demo is on',
    remedy: `Set HOST=127.0.0.1, or DEMO=false together with ${AUTH.join(', ')}`,
  },
  ...AUTH.map((variable) => ({
    variable,
    broken: (reading: Reading) => needsAuth(reading) && !reading.given(variable),
    wrong: 'is missing',
    remedy: `Set all of ${AUTH.join(', ')}, or none of them with DEMO=true`,
  })),
  {
    variable: 'AUTH_JWKS_URL',
    broken: (reading) => isProduction(reading) === true && /^http:/i.test(reading.values.AUTH_JWKS_URL ?? ''),
    wrong: 'is not encrypted although NODE_ENV is production',
    remedy: 'Set an https address: whoever can change these keys on the way can sign in as anybody',
  },
  {
    variable: 'DATABASE_OWNER_URL',
    broken: (reading) => reading.given('DATABASE_OWNER_URL') && isEmbedded(reading),
    wrong: 'is set although DATABASE_URL is not',
    remedy: 'Set both, or neither for the embedded database',
  },
  {
    variable: 'CURSOR_KEY',
    broken: (reading) => isProduction(reading) === true && !isEmbedded(reading) && !reading.given('CURSOR_KEY'),
    wrong: 'is missing',
    remedy: 'Set one secret of at least 32 characters for all instances, from: openssl rand -base64 32',
  },
];

/** On by itself only where nothing real can be behind it. */
export function isDemo(reading: Reading): boolean | undefined {
  if (reading.given('DEMO')) return reading.values.DEMO;
  if (!isEmbedded(reading)) return false;
  const production = isProduction(reading);
  return production === undefined ? undefined : !production;
}

function isEmbedded({ given }: Reading): boolean {
  return !given('DATABASE_URL');
}

function isProduction({ values }: Reading): boolean | undefined {
  return values.NODE_ENV === undefined ? undefined : values.NODE_ENV === 'production';
}

function isLoopback({ values }: Reading): boolean | undefined {
  return values.HOST === undefined ? undefined : /^(localhost|127(\.\d{1,3}){3}|::1)$/.test(values.HOST);
}

function needsAuth(reading: Reading): boolean {
  return isDemo(reading) === false || AUTH.some((variable) => reading.given(variable));
}
