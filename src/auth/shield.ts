import { defaultFieldResolver, getNamedType, isInterfaceType, isUnionType } from 'graphql';
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { decide, decideInScope, decideSelf, type Decision, type Question } from './decide.js';
import { elidable, isConnectionPart, isDoor, objectTypes, type PolicyTables } from './elision.js';
import { forbidden } from './errors.js';
import { POLICY, ROWS, SEVERAL_ORGANIZATIONS, WHOLE_ROW, type Guard } from './policy.js';
import type { AccessReport } from './report.js';
import { rule } from './shield-compat.js';
import { atAccount, placeOf, type Place, type Viewer } from './viewer.js';

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
      field.resolve = guardedBy(fieldRule, field.resolve ?? defaultFieldResolver);
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
  const judge = judgeOf(coordinate, typeName, yields, guard, tables);
  const verdict: RuleFunction = (parent, _args, { gate }, info) => {
    const decision = judge(gate.viewer, parent);
    if (decision.allowed) return true;
    if (typeName === 'Mutation') return forbidden(coordinate, guard, decision.reason); // nothing was read (rulings 4.1)
    gate.report.refuse(coordinate, guard, decision.reason, () => pathOf(info));
    return false;
  };
  return rule(coordinate, { cache: 'no_cache' })(verdict) as unknown as FenceRule;
}

type Judge = (viewer: Viewer, parent: unknown) => Decision;

const YES: Decision = { allowed: true };
const PLACELESS: Decision = { allowed: false, reason: 'OUT_OF_REACH' };

function judgeOf(coordinate: string, typeName: string, yields: string, guard: Guard, tables: PolicyTables): Judge {
  const question = questionOf(coordinate, typeName, yields, tables);
  const needsPlace = tables.rows.has(typeName) || isConnectionPart(typeName);
  if (guard === 'public') {
    if (!needsPlace) return () => YES;
    return whenPlaced((viewer, place) => decideInScope(viewer, place, question === 'covers' ? 'touches' : question));
  }
  if (guard === 'self') return whenPlaced(decideSelf);
  if (isDoor(typeName)) return (viewer) => decide(viewer, guard);
  if (isConnectionPart(typeName) || typeName === 'Viewer')
    return whenPlaced((viewer, place) => decide(viewer, guard, doorOf(viewer, place), question));
  if (yields === 'Account') return whenPlaced((viewer, place) => decide(viewer, guard, accountOf(place), question));
  return whenPlaced((viewer, place) => decide(viewer, guard, place, question));
}

/** A parent whose place is unknown is refused: a resolver that returned a copy of a row would leak otherwise. */
const whenPlaced =
  (judge: (viewer: Viewer, place: Place) => Decision): Judge =>
  (viewer, parent) => {
    const place = placeOf(parent);
    return place === undefined ? PLACELESS : judge(viewer, place);
  };

/**
 * The directory and the viewer's card stand at whoever asks, where no permission ever holds, so their parts are asked as a
 * door is: whether granted anywhere. Of anybody else's the answer is no.
 */
const doorOf = (viewer: Viewer, place: Place): Place | undefined =>
  decideSelf(viewer, place).allowed ? undefined : place;

/** An account stands at itself, however far beneath the field that leads to it. */
const accountOf = (place: Place): Place => (place.kind === 'ACCOUNT' ? atAccount(place.accountId) : place);

function questionOf(coordinate: string, typeName: string, yields: string, tables: PolicyTables): Question {
  if (yields.endsWith('Connection') || isConnectionPart(typeName)) return 'overlaps';
  if (tables.wholeRow.has(coordinate)) return 'covers';
  return SEVERAL_ORGANIZATIONS.has(typeName) ? 'touches' : 'covers';
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
