import { Field, ObjectType } from 'type-graphql';
import type { BrokenRule } from '../auth/conditions.js';
import type { Outcome } from '../context/perform.js';
import { Agent } from '../entities/agent.js';
import { UserErrorCodeName, type Member } from '../entities/closed-sets.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import type { Row } from '../entities/row.js';

@ObjectType({
  simpleResolvers: true,
  description: 'A business rule that an act would have broken; nothing was changed.',
})
export class UserError {
  @Field(() => UserErrorCodeName, { description: 'Which kind of rule.' }) code!: Member<typeof UserErrorCodeName>;
  @Field(() => [String], { description: 'The path of the input field.' }) field!: readonly string[];
  @Field(() => String, { description: 'What is wrong, and what to do.' }) message!: string;
}

/** What an act changed, by id: the payload's fields fetch the rows anew, under the rights that stand after it. */
@ObjectType({ simpleResolvers: true })
export class Payload {
  readonly accountId: string | null;
  readonly changedIds: readonly string[];

  @Field(() => [UserError], { description: 'The rules it would have broken; empty when it was done.' })
  readonly userErrors: readonly BrokenRule[];

  constructor(outcome: Outcome<readonly (Row & { accountId: string })[]>) {
    const rows = 'done' in outcome ? outcome.done : [];
    this.accountId = rows[0]?.accountId ?? null;
    this.changedIds = rows.map(({ id }) => id);
    this.userErrors = 'broken' in outcome ? outcome.broken : [];
  }
}

@ObjectType({ simpleResolvers: true, description: 'How approveRemediations ended.' })
export class ApproveRemediationsPayload extends Payload {
  @Field(() => IncidentReport, { nullable: true, description: 'The report after the act.' })
  incidentReport?: IncidentReport | null;
}

@ObjectType({ simpleResolvers: true, description: 'How rejectRemediations ended.' })
export class RejectRemediationsPayload extends Payload {
  @Field(() => IncidentReport, { nullable: true, description: 'The report after the act.' })
  incidentReport?: IncidentReport | null;
}

@ObjectType({ simpleResolvers: true, description: 'How resolveIncidentReports ended.' })
export class ResolveIncidentReportsPayload extends Payload {
  @Field(() => [IncidentReport], { nullable: true, description: 'The reports after the act.' })
  incidentReports?: IncidentReport[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'How isolateAgents ended.' })
export class IsolateAgentsPayload extends Payload {
  @Field(() => [Agent], { nullable: true, description: 'The endpoints after the act.' })
  agents?: Agent[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'How releaseAgents ended.' })
export class ReleaseAgentsPayload extends Payload {
  @Field(() => [Agent], { nullable: true, description: 'The endpoints after the act.' })
  agents?: Agent[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'How createOrganization ended.' })
export class CreateOrganizationPayload extends Payload {
  @Field(() => Organization, { nullable: true, description: 'The new organization.' })
  organization?: Organization | null;
}
