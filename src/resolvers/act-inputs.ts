import { Field, ID, InputType, Int } from 'type-graphql';

// The inputs of the acts. Business rules are checked by the acts themselves, in words (see `auth/conditions.ts`).

@InputType({ description: 'For approveRemediations.' })
export class ApproveRemediationsInput {
  @Field(() => ID, { description: 'The incident report.' })
  incidentReportId!: string;

  @Field(() => Int, { nullable: true, description: 'The version you saw; a newer one is a CONFLICT.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'For rejectRemediations.' })
export class RejectRemediationsInput {
  @Field(() => ID, { description: 'The incident report.' })
  incidentReportId!: string;

  @Field(() => String, { description: 'Why; 1-4000 characters.' })
  comment!: string;

  @Field(() => Boolean, { description: 'Whether the report was useful all the same.' })
  useful!: boolean;

  @Field(() => String, { nullable: true, description: 'Whom the SOC may ask.' })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'The telephone number to call.' })
  phoneNumber?: string | null;

  @Field(() => String, { nullable: true, description: 'The e-mail address to write to.' })
  email?: string | null;

  @Field(() => Int, { nullable: true, description: 'The version you saw; a newer one is a CONFLICT.' })
  expectedVersion?: number | null;
}

@InputType({ description: 'For resolveIncidentReports.' })
export class ResolveIncidentReportsInput {
  @Field(() => [ID], { description: 'The incident reports, at most 100.' })
  incidentReportIds!: string[];
}

@InputType({ description: 'For isolateAgents.' })
export class IsolateAgentsInput {
  @Field(() => [ID], { description: 'The endpoints, at most 25.' })
  agentIds!: string[];

  @Field(() => String, { description: 'Why.' })
  reason!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether to block all traffic; Windows and Linux only.' })
  strict?: boolean | null;
}

@InputType({ description: 'For releaseAgents.' })
export class ReleaseAgentsInput {
  @Field(() => [ID], { description: 'The endpoints, at most 25.' })
  agentIds!: string[];
}

@InputType({ description: 'For createOrganization.' })
export class CreateOrganizationInput {
  @Field(() => ID, { description: 'The account.' })
  accountId!: string;

  @Field(() => String, { description: 'The name shown; 1-256 characters.' })
  name!: string;

  @Field(() => String, { description: 'The key for installing agents, unique within the account; 1-256 characters.' })
  key!: string;

  @Field(() => String, { nullable: true, description: 'The IANA time zone; UTC if not given.' })
  timezone?: string | null;
}
