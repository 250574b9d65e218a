// A small schema with all that can be hidden, in which a keeper sees less than a vet.
import { buildSchema, isEnumType, isInputObjectType, type GraphQLSchema } from 'graphql';
import type { PolicyTables } from '../../src/auth/elision.js';
import type { Guard } from '../../src/auth/policy.js';
import { callerSchema } from '../../src/schema/caller-schema.js';
import type { Permission } from '../../src/auth/permissions.js';

/** Permissions of the gateway stand in for the zoo's: whoever looks, feeds, heals. */
export const [LOOK, FEED, HEAL]: readonly [Permission, Permission, Permission] = [
  'agent.view',
  'agent.update',
  'agent.uninstall',
];

const SDL = `
  interface Node { id: ID! }
  interface Ill { illness: Illness }
  union Found = Beast | Keeper | Note
  enum Illness { COLD FEVER }
  enum BeastOrderField { NAME WEIGHT }
  enum CureOrderField { DOSE }
  input BeastFilter { and: [BeastFilter!] or: [BeastFilter!] not: BeastFilter name: TextFilter illness: IllnessFilter weight: IntFilter }
  input CureFilter { and: [CureFilter!] dose: IntFilter }
  input TextFilter { eq: String }
  input IntFilter { gt: Int lt: Int }
  input IllnessFilter { in: [Illness!] }
  input BeastOrder { field: BeastOrderField! direction: Direction = ASC }
  input CureOrder { field: CureOrderField! direction: Direction }
  enum Direction { ASC DESC }
  input FeedInput { beastId: ID! grams: Int = 10 }
  type Beast implements Node & Ill { id: ID! name: String weight: Int illness: Illness cures(filter: CureFilter, orderBy: [CureOrder!], first: Int): [Cure!] keeper: Keeper }
  type Cure implements Node { id: ID! dose: Int beast: Beast }
  type Keeper implements Node { id: ID! name: String }
  type Note { text: String }
  type Ledger { pages: [Page!] }
  type Page { ledger: Ledger }
  type FeedPayload { beast: Beast }
  type HealPayload { cure: Cure }
  type Query {
    node(id: ID!): Node
    beasts(filter: BeastFilter, orderBy: [BeastOrder!]): [Beast!]
    cures(filter: CureFilter!): [Cure!]
    find(text: String): Found
    ill: [Ill!]
    ledger: Ledger
  }
  type Mutation { feed(input: FeedInput!): FeedPayload heal(dose: Int): HealPayload }`;

const LINES: Readonly<Record<string, Guard>> = {
  'Query.node': 'public',
  'Query.beasts': LOOK,
  'Query.cures': LOOK,
  'Query.find': 'public',
  'Query.ill': HEAL,
  'Query.ledger': 'public',
  'Beast.id': LOOK,
  'Beast.name': LOOK,
  'Beast.weight': FEED,
  'Beast.illness': HEAL,
  'Beast.cures': LOOK,
  'Beast.keeper': LOOK,
  'Cure.id': HEAL,
  'Cure.dose': HEAL,
  'Cure.beast': LOOK,
  'Keeper.id': 'self',
  'Keeper.name': 'public',
  'Note.text': 'public',
  'Ledger.pages': 'public',
  'Page.ledger': 'public',
  'FeedPayload.beast': LOOK,
  'HealPayload.cure': HEAL,
  'Mutation.feed': FEED,
  'Mutation.heal': HEAL,
};

const gate = (permission: Permission) => ({ account: permission, organization: null, reseller: null });

const TABLES: PolicyTables = {
  policy: new Map(Object.entries(LINES)),
  rows: new Map([
    ['Beast', gate(LOOK)],
    ['Cure', gate(HEAL)],
    ['Keeper', gate(FEED)],
  ]),
  wholeRow: new Set(),
};

/** What the parts of filters and orders would tell about. */
const TOLD: Readonly<Record<string, string>> = {
  'BeastFilter.name': 'Beast.name',
  'BeastFilter.weight': 'Beast.weight',
  'BeastFilter.illness': 'Beast.illness',
  'CureFilter.dose': 'Cure.dose',
  'BeastOrderField.NAME': 'Beast.name',
  'BeastOrderField.WEIGHT': 'Beast.weight',
  'CureOrderField.DOSE': 'Cure.dose',
};

export const zoo: GraphQLSchema = withCoordinates(buildSchema(SDL));

export const zooFor = (...names: readonly Permission[]): GraphQLSchema => callerSchema(zoo, names, TABLES);

function withCoordinates(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    const parts = isInputObjectType(type) ? Object.values(type.getFields()) : isEnumType(type) ? type.getValues() : [];
    for (const part of parts) {
      const coordinate = TOLD[`${type.name}.${part.name}`];
      if (coordinate !== undefined) part.extensions = { coordinate };
    }
  }
  return schema;
}
