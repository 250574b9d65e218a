import type { Considered } from '../auth/considered.js';
import type { Explanation } from '../auth/explain.js';
import type { Subject } from './operator.js';

/** A whole explanation for a terminal: who, and then each coordinate. */
export function inWords(
  { person, viewer, lapsed }: Subject,
  found: ReadonlyMap<string, readonly Explanation[]>,
): string {
  const ends = lapsed.length === 0 ? '' : `, and ${lapsed.length} that lapsed`;
  const who = `${person.name ?? 'Somebody'}, with ${viewer.memberships.length} membership(s)${ends}`;
  return [who, '', ...[...found].flatMap(([coordinate, explanations]) => paragraphs(coordinate, explanations))].join(
    '\n',
  );
}

/** What is explained alike at several places is said once. */
function paragraphs(coordinate: string, explanations: readonly Explanation[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const explanation of explanations) {
    const text = paragraph(coordinate, explanation);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  const { length } = explanations;
  return [...counts].map(([text, count]) => (counts.size === 1 ? text : `At ${count} of ${length} places: ${text}`));
}

function paragraph(coordinate: string, explanation: Explanation): string {
  const { considered, wouldGrant, decidedBy, decision } = explanation;
  const lines = [`${coordinate} ${guardOf(explanation)}: ${answerOf(explanation)}`];
  if (decision.allowed) return lines.join('\n');
  const lacking = considered.map(lackOf);
  const proposal = wouldGrant.length === 0 ? 'nothing that can be held there' : byLayer(wouldGrant);
  const held = lacking.length === 0 ? 'no membership is held' : lacking.join('; ');
  return [...lines, `  ${held}`, ...(decidedBy === 'TOKEN' ? [] : [`  would grant it: ${proposal}`])].join('\n');
}

function guardOf({ guard }: Explanation): string {
  if (guard === 'public') return 'is public';
  return guard === 'self' ? "is a person's own" : `needs ${guard}`;
}

function answerOf({ guard, decision, decidedBy, considered }: Explanation): string {
  if (!decision.allowed) return `no, ${decision.reason}, for want of ${decidedBy ?? 'nothing'}`;
  if (guard === 'public') return 'yes';
  const granting = considered.filter(({ grants }) => grants !== 'NONE').map(({ column }) => column);
  return granting.length === 0 ? 'yes' : `yes, by ${[...new Set(granting)].join(' and ')}`;
}

const lackOf = ({ column, clauses }: Considered): string =>
  `${column} lacks ${Object.entries(clauses)
    .flatMap(([clause, holds]) => (holds ? [] : [clause]))
    .join(' and ')}`;

/** "account/admin, finance; organization/admin" */
function byLayer(columns: readonly string[]): string {
  const layers = new Map<string, string[]>();
  for (const column of columns) {
    const [layer = '', role = ''] = column.split('/');
    layers.set(layer, [...(layers.get(layer) ?? []), role]);
  }
  return [...layers].map(([layer, roles]) => `${layer}/${roles.join(', ')}`).join('; ');
}
