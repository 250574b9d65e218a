import { Field, ObjectType } from 'type-graphql';
import { CLAUSES, IN_WORDS, type Clause } from '../auth/clauses.js';
import type { Considered, Part } from '../auth/considered.js';
import type { RefusalReason } from '../auth/decide.js';
import type { Explained } from '../context/explained.js';
import { PLACE, type Layer, type Place, type Placed, type RoleName } from '../auth/viewer.js';
import { AccessClauseName, AccessDecision, GrantedPart, RefusalReasonName } from '../entities/access/closed-sets.js';
import { LayerName, Role, type Member } from '../entities/closed-sets.js';
import { User } from '../entities/user.js';

@ObjectType({ simpleResolvers: true, description: 'A clause of a membership, and whether it holds at the place.' })
export class AccessClause {
  @Field(() => AccessClauseName, { nullable: true, description: 'Which clause.' }) name!: Clause;
  @Field(() => Boolean, { nullable: true, description: 'Whether it holds; one that does not apply holds.' })
  held!: boolean;
  @Field(() => String, { nullable: true, description: 'What that means, in a sentence.' }) meaning!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A membership that was considered, with each clause of its reach.' })
export class ConsideredMembership {
  readonly membershipId: string;
  /** Where its id belongs: an account, a reseller, or nowhere but to its holder. */
  readonly scopeId: string | null;

  constructor({ membership, column, grants, clauses }: Considered) {
    this.membershipId = membership.id;
    this.scopeId = scopeOf(membership);
    this.layer = membership.layer;
    this.role = membership.role;
    this.column = column;
    this.grants = grants;
    this.clauses = CLAUSES.map((name) => clauseOf(name, clauses[name]));
  }

  @Field(() => LayerName, { nullable: true, description: 'The layer at which the role is held.' }) layer: Layer;
  @Field(() => Role, { nullable: true, description: 'The role.' }) role: RoleName;
  @Field(() => String, { nullable: true, description: 'The column of the permission matrix by which it is read here.' })
  column: string;
  @Field(() => GrantedPart, {
    nullable: true,
    description: 'How much of the place it grants the permission over by itself.',
  })
  grants: Part;
  @Field(() => [AccessClause], { nullable: true, description: 'Every clause; all must hold.' })
  clauses: readonly AccessClause[];
}

function scopeOf(membership: Considered['membership']): string | null {
  if ('accountId' in membership) return membership.accountId;
  return 'resellerId' in membership ? membership.resellerId : null;
}

const clauseOf = (name: Clause, held: boolean): AccessClause => ({
  name,
  held,
  meaning: IN_WORDS[name][held ? 'held' : 'missing'],
});

@ObjectType({
  simpleResolvers: true,
  description: 'What the judge answers about a coordinate where an object stands, and why.',
})
export class AccessExplanation implements Placed {
  readonly [PLACE]: Place;
  readonly personId: string;

  constructor({ explanation, place, personId }: Explained) {
    this[PLACE] = place;
    this.personId = personId;
    this.coordinate = explanation.coordinate;
    this.permission = explanation.guard;
    this.decision = explanation.decision.allowed ? 'ALLOWED' : 'REFUSED';
    this.reason = explanation.decision.allowed ? null : explanation.decision.reason;
    this.decidedBy = explanation.decidedBy;
    this.considered = explanation.considered.map((each) => new ConsideredMembership(each));
    this.wouldGrant = explanation.wouldGrant;
  }

  @Field(() => String, { nullable: true, description: 'The coordinate that was asked about.' }) coordinate: string;
  @Field(() => String, {
    nullable: true,
    description: 'The permission that guards it there; `public` = whoever belongs there, `self` = its owner alone.',
  })
  permission: string;
  @Field(() => AccessDecision, { nullable: true, description: 'The answer.' }) decision: Member<typeof AccessDecision>;
  @Field(() => RefusalReasonName, { nullable: true, description: 'Why not; null when allowed.' })
  reason: RefusalReason | null;
  @Field(() => AccessClauseName, {
    nullable: true,
    description: 'The clause for want of which the answer is no; null when allowed.',
  })
  decidedBy: Clause | null;
  @Field(() => [ConsideredMembership], {
    nullable: true,
    description: 'The memberships considered, ended ones included; of other people those you can see.',
  })
  considered: readonly ConsideredMembership[];
  @Field(() => [String], {
    nullable: true,
    description: 'The columns of the permission matrix that would grant it, of those that can be held there.',
  })
  wouldGrant: readonly string[];
  @Field(() => User, { nullable: true, description: 'Whose access it is.' }) person?: User;
}
