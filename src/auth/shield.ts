import { defaultFieldResolver, getNamedType, isInterfaceType, isUnionType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { elidable, objectTypes, type PolicyTables } from './elision.js';
import { forbidden } from './errors.js';
import { judgeOf, judgingOf } from './judging.js';
import { POLICY, ROWS, WHOLE_ROW } from './policy.js';
import type { AccessReport } from './report.js';
import { rule } from './shield-compat.js';
import { placeOf, type Viewer } from './viewer.js';

/** What the fence needs of a request. */
export interface Guarded {
  readonly gate: { readonly viewer: Viewer; readonly report: AccessReport };
}

type Verdict = boolean | Error;
type RuleFunction = (parent: unknown, args: unknown, context: Guarded, info: GraphQLResolveInfo) => Verdict;

/** A graphql-shield rule whose function is ours and synchronous. */
interface FenceRule {
  readonly name: string;
  readonly func: RuleFunction;
}

export type FenceRules = Readonly<Record<string, Readonly<Record<string, FenceRule>>>>;

export const TABLES: PolicyTables = { policy: POLICY, rows: ROWS, wholeRow: WHOLE_ROW };

/** How much of the fence is installed: production leaves out what `elision.ts` proves idle; tests install all of it. */
export type FenceExtent = 'where it can say no' | 'everywhere';

/**
 * Builds one graphql-shield rule per coordinate. The tree is complete, so shield's `fallbackRule: deny` never speaks;
 * `audit.ts` stops the build otherwise.
 */
export function fenceRules(schema: GraphQLSchema, tables: PolicyTables = TABLES): FenceRules {
  return Object.fromEntries(
    objectTypes(schema).map((type) => [
      type.name,
      Object.fromEntries(
        Object.values(type.getFields()).map((field) => [
          field.name,
          ruleFor(type.name, field.name, getNamedType(field.type).name, tables),
        ]),
      ),
    ]),
  );
}

/**
 * Installs the rules: the same verdicts as graphql-middleware with `shield()` gives (proved by `parity.spec.ts`), without
 * its three promises per value. A refused read is null and the resolver never runs; a refused mutation is an error.
 */
export function installFieldFence(
  schema: GraphQLSchema,
  extent: FenceExtent,
  tables: PolicyTables = TABLES,
): GraphQLSchema {
  const idle = extent === 'everywhere' ? new Set<string>() : elidable(schema, tables);
  const rules = fenceRules(schema, tables);
  for (const type of objectTypes(schema)) {
    for (const field of Object.values(type.getFields())) {
      if (idle.has(`${type.name}.${field.name}`)) continue;
      const fieldRule = rules[type.name]?.[field.name];
      if (fieldRule === undefined) throw new Error(`No rule for ${type.name}.${field.name}.`);
      const behind = field.resolve ?? defaultFieldResolver;
      field.resolve = guardedBy(fieldRule, behind);
      field.extensions = { ...field.extensions, fence: { verdict: fieldRule.func, behind } }; // for whole levels
    }
  }
  return schema;
}

function guardedBy(
  fieldRule: FenceRule,
  resolve: GraphQLFieldResolver<unknown, Guarded>,
): GraphQLFieldResolver<unknown, Guarded> {
  const { func } = fieldRule;
  return (parent, args, context, info) => {
    const verdict = func(parent, args, context, info);
    if (verdict === true) return resolve(parent, args, context, info);
    if (verdict instanceof Error) throw verdict;
    return null;
  };
}

function ruleFor(typeName: string, fieldName: string, yields: string, tables: PolicyTables): FenceRule {
  const coordinate = `${typeName}.${fieldName}`;
  const guard = tables.policy.get(coordinate);
  if (guard === undefined) throw new Error(`The policy has no line for ${coordinate}.`); // silence means no
  const judge = judgeOf(judgingOf(coordinate, yields, guard, tables));
  const verdict: RuleFunction = (parent, _args, { gate }, info) => {
    const decision = judge(gate.viewer, placeOf(parent));
    if (decision.allowed) return true;
    if (typeName === 'Mutation') return forbidden(coordinate, guard, decision.reason); // nothing was read (rulings 4.1)
    gate.report.refuse(coordinate, guard, decision.reason, () => pathOf(info));
    return false;
  };
  return rule(coordinate, { cache: 'no_cache' })(verdict) as unknown as FenceRule;
}

function pathOf(info: GraphQLResolveInfo): readonly (string | number)[] {
  const keys: (string | number)[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = info.path; at !== undefined; at = at.prev) keys.unshift(at.key);
  return keys;
}

/** The start-up check (house.md section 4): a field without a line, a line without a field, a rule on an abstract type. */
export function policyFaults(schema: GraphQLSchema, tables: PolicyTables = TABLES): readonly string[] {
  const coordinates = new Set(
    objectTypes(schema).flatMap((type) => Object.keys(type.getFields()).map((field) => `${type.name}.${field}`)),
  );
  const unguarded = [...coordinates].filter((coordinate) => !tables.policy.has(coordinate));
  const dangling = [...tables.policy.keys()].filter((coordinate) => !coordinates.has(coordinate));
  const abstract = dangling.filter((coordinate) => {
    const type = schema.getType(coordinate.split('.')[0] ?? '');
    return isInterfaceType(type) || isUnionType(type);
  });
  return [
    ...unguarded.map((coordinate) => `${coordinate} has no line in the policy.`),
    ...dangling.map((coordinate) => `The policy's line ${coordinate} names no field.`),
    ...abstract.map((coordinate) => `${coordinate} stands on an interface or union, where shield ignores rules.`),
  ];
}
