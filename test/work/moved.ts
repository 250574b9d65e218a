import { ACTS, BYTES_WITHIN, NODE, WORK } from './pinned.js';
import type { Work } from './work.js';

/** Why a figure may have moved, and what to do about it. */
export const REPIN = `Somebody made this dearer, or cheaper. If it is meant, put the table that
  PIN=yes npx vitest run test/work.spec.ts
prints into test/work/pinned.ts, and say why in the commit.`;

/** Node makes promises and objects of its own, other ones in each version. */
export const isOtherNode = Number(process.versions.node.split('.')[0]) !== NODE;
export const OTHER_NODE = `promises and bytes are pinned for Node ${NODE}; this is Node ${process.versions.node}`;

/** Each figure that is not as pinned: "account.graphql: rows 126 -> 131". */
export function moved(name: string, now: Work, figures: readonly (keyof Work)[]): readonly string[] {
  const pinned = WORK[name];
  if (pinned === undefined) return [`${name} is not pinned`];
  return figures
    .filter((figure) => Math.abs(now[figure] - pinned[figure]) > (figure === 'bytes' ? BYTES_WITHIN * pinned.bytes : 0))
    .map((figure) => `${name}: ${figure} ${written(pinned[figure])} -> ${written(now[figure])}`);
}

/** The table of `pinned.ts`, as it would be now. */
export const tableOf = (work: ReadonlyMap<string, Work>, acts: ReadonlyMap<string, number>): string =>
  [
    ...[...work].map(([name, now]) => `  '${name}': { ${figuresOf(now)} },`),
    '',
    ...[...acts].map(([name, statements]) => `  '${name}': ${statements},`),
  ].join('\n');

const figuresOf = (now: Work): string =>
  Object.entries({ ...now, bytes: Math.round(now.bytes / 1000) * 1000 })
    .map(([figure, value]) => `${figure}: ${written(value)}`)
    .join(', ');

const written = (figure: number): string => String(figure).replace(/\B(?=(\d{3})+$)/g, '_');

export const movedAct = (file: string, now: number | undefined): readonly string[] =>
  now === ACTS[file] ? [] : [`${file}: statements ${ACTS[file] ?? 'not pinned'} -> ${now ?? 'not asked'}`];
