import type { GraphQLSchema } from 'graphql';
import { objectTypes } from '../../src/auth/elision.js';
import type { Role } from '../../src/auth/permissions.js';
import { permissionTables } from '../../src/papers/permission-paper.js';
import type { Answer } from '../gateway.js';
import { valueAt, type Question } from '../ways.js';

// The audit compares answers with the published tables, so that it is the paper which is proved.
const PAPER = permissionTables();

const PERMISSION_OF: ReadonlyMap<string, string> = new Map(
  PAPER.policy.flatMap(({ lines }) =>
    lines
      .filter(({ guard }) => guard !== 'public' && guard !== 'self')
      .map(({ coordinate, guard }) => [coordinate, guard]),
  ),
);

const CODE_OF = new Map(PAPER.roles.map(({ role, code }) => [role, code]));
const CELLS_OF = new Map(
  PAPER.matrix.flatMap(({ permissions }) => permissions.map(({ permission, cells }) => [permission as string, cells])),
);

export const PUBLISHED_PERMISSIONS: readonly string[] = [...CELLS_OF.keys()];
export const GUARDED: readonly string[] = [...PERMISSION_OF.keys()];

export function permissionFor(coordinate: string): string {
  const permission = PERMISSION_OF.get(coordinate);
  if (permission === undefined) throw new Error(`The paper has no permission for ${coordinate}.`);
  return permission;
}

/** A cell in words: "IncidentReport.agent as PRV". */
export const cellName = (coordinate: string, role: Role): string => `${coordinate} as ${CODE_OF.get(role)}`;

/** The published cell. */
export function cellOf(role: Role, permission: string): boolean {
  const cell = CELLS_OF.get(permission)?.[CODE_OF.get(role) ?? ''];
  if (cell === undefined) throw new Error(`The paper has no cell for ${permission} and ${role}.`);
  return cell;
}

/** The guarded fields of each type of the schema that has any. */
export function guardedFields(schema: GraphQLSchema): ReadonlyMap<string, readonly string[]> {
  const fields = objectTypes(schema).map((type): [string, readonly string[]] => [
    type.name,
    Object.keys(type.getFields()).filter((field) => PERMISSION_OF.has(`${type.name}.${field}`)),
  ]);
  return new Map(fields.filter(([, names]) => names.length > 0));
}

/** What an answer says of one coordinate. */
export type Finding =
  | { readonly kind: 'answered'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly permission: string; readonly value: unknown }
  | { readonly kind: 'unseen' };

export function findingOf(answer: Answer, { path }: Question, coordinate: string): Finding {
  const refusal = answer.access.stripped.find((stripped) => stripped.coordinate === coordinate);
  const parent = valueAt(answer.data, path);
  const value = parent?.[coordinate.slice(coordinate.indexOf('.') + 1)];
  if (refusal !== undefined) return { kind: 'refused', permission: refusal.permission, value: value ?? null };
  return parent?.['__typename'] === undefined || value === undefined ? { kind: 'unseen' } : { kind: 'answered', value };
}
