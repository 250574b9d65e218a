import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

/**
 * `bench/` and `test/` compose gateways that lack a fence. The one that is shipped has no way to become like them: nothing
 * of theirs is in it, and no environment takes a fence away (rulings 30).
 */

const SRC = fileURLToPath(new URL('../src/', import.meta.url));

interface Module {
  /** Its path under src/, without an ending. */
  readonly name: string;
  /** As it stands in dist/, without comments. */
  readonly compiled: string;
  /** What it imports, types too: packages by name, modules of ours as they are named. */
  readonly imports: readonly string[];
}

const modules: readonly Module[] = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?<!\.d)\.tsx?$/.test(path)) // of a declaration nothing stands in dist/
  .map((path) => {
    const text = readFileSync(join(SRC, path), 'utf8');
    const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022, removeComments: true };
    return {
      name: nameOf(path),
      compiled: ts.transpileModule(text, { compilerOptions, fileName: path }).outputText,
      imports: ts.preProcessFile(text).importedFiles.map(({ fileName }) => resolved(path, fileName)),
    };
  });

function nameOf(path: string): string {
  return path.replace(/\.(tsx?|js)$/, '');
}

function resolved(from: string, specifier: string): string {
  return specifier.startsWith('.') ? nameOf(relative(SRC, join(SRC, from, '..', specifier))) : specifier;
}

const namesOf = (chosen: readonly Module[]): readonly string[] => chosen.map(({ name }) => name).sort();

/** All that these modules import, and what that imports. */
function reachedFrom(names: readonly string[], reached = new Set<string>()): ReadonlySet<string> {
  for (const { name, imports } of modules.filter((module) => names.includes(module.name))) {
    if (reached.has(name)) continue;
    reached.add(name);
    reachedFrom(imports, reached);
  }
  return reached;
}

describe('whoever installs the gateway', () => {
  test('gets nothing that stands outside src/', () => {
    const outside = modules.filter(({ imports }) =>
      imports.some((name) => name.startsWith('..') || /\bbench\b/.test(name)),
    );
    expect(namesOf(outside)).toEqual([]);
  });

  test('gets one composition of it, with every fence', () => {
    const composing = modules.filter(({ name, compiled }) => name !== 'server' && /\bgatewayServer\(/.test(compiled));
    expect(namesOf(composing)).toEqual(['gateway']);
    expect(composing[0]?.compiled).toContain('schema: fencedSchema(),');
    expect(composing[0]?.compiled).toMatch(/\bjudge: ROW_JUDGE\b/);
  });
});

describe('whoever sets the environment of the gateway', () => {
  test('speaks to its commands, and to the process of its own database', () => {
    const listening = modules.filter(({ compiled }) => /\benv\b/.test(compiled));
    expect(namesOf(listening)).toEqual(['cli', 'config', 'embedded-postgres/server-user', 'main']);
  });

  test('does not speak to the fences, nor to anything they rest on', () => {
    const fences = reachedFrom(['schema', 'server', 'context/row-judge', 'auth/shield', 'context/request-gate']);
    expect(fences.size).toBeGreaterThan(100);
    expect([...fences].filter((name) => /^(cli|main|gateway|config)\b/.test(name))).toEqual([]);
  });

  test('says who signs tokens and which pages may ask, where the gateway is put together, and nothing else', () => {
    const gateway = modules.find(({ name }) => name === 'gateway');
    const [, body = ''] = gateway?.compiled.split('return gatewayServer(') ?? [];
    expect(body.match(/\bconfig\b(?:\.\w+)*|\{ auth \}/g)).toEqual(['config', 'config.corsOrigins', '{ auth }']);
  });
});
