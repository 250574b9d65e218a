import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { approveRemediations } from '../acts/approve-remediations.js';
import { createOrganization } from '../acts/create-organization.js';
import { isolateAgents, releaseAgents } from '../acts/isolate-agents.js';
import { rejectRemediations } from '../acts/reject-remediations.js';
import { resolveIncidentReports } from '../acts/resolve-incident-reports.js';
import { perform } from '../context/perform.js';
import type { GatewayContext } from '../context/request-gate.js';
import { Agent } from '../entities/agent.js';
import { IncidentReport } from '../entities/incident-report.js';
import { Organization } from '../entities/organization.js';
import {
  ApproveRemediationsInput,
  CreateOrganizationInput,
  IsolateAgentsInput,
  RejectRemediationsInput,
  ReleaseAgentsInput,
  ResolveIncidentReportsInput,
} from './act-inputs.js';
import {
  ApproveRemediationsPayload,
  CreateOrganizationPayload,
  IsolateAgentsPayload,
  RejectRemediationsPayload,
  ReleaseAgentsPayload,
  ResolveIncidentReportsPayload,
} from './act-payloads.js';
import { Scoped, type ScopedRows } from './decorators.js';

@Resolver()
export class ActResolver {
  @Mutation(() => ApproveRemediationsPayload, {
    nullable: true,
    description: 'Approves every unapproved remediation of an incident report (H2).',
  })
  async approveRemediations(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => ApproveRemediationsInput, { description: 'What to do, and to what.' })
    input: ApproveRemediationsInput,
  ): Promise<ApproveRemediationsPayload> {
    return new ApproveRemediationsPayload(
      await perform(gate, 'approveRemediations', async (acting) => [await approveRemediations(acting, input)]),
    );
  }

  @Mutation(() => RejectRemediationsPayload, {
    nullable: true,
    description: 'Rejects every unapproved remediation of an incident report and returns it to the SOC (H2).',
  })
  async rejectRemediations(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => RejectRemediationsInput, { description: 'What to do, and to what.' })
    input: RejectRemediationsInput,
  ): Promise<RejectRemediationsPayload> {
    return new RejectRemediationsPayload(
      await perform(gate, 'rejectRemediations', async (acting) => [await rejectRemediations(acting, input)]),
    );
  }

  @Mutation(() => ResolveIncidentReportsPayload, {
    nullable: true,
    description: 'Resolves incident reports of one account, all or none (H1, H4).',
  })
  async resolveIncidentReports(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => ResolveIncidentReportsInput, { description: 'What to do, and to what.' })
    input: ResolveIncidentReportsInput,
  ): Promise<ResolveIncidentReportsPayload> {
    return new ResolveIncidentReportsPayload(
      await perform(gate, 'resolveIncidentReports', (acting) => resolveIncidentReports(acting, input)),
    );
  }

  @Mutation(() => IsolateAgentsPayload, {
    nullable: true,
    description: 'Asks endpoints of one account to cut themselves off the network, all or none (H3, H27).',
  })
  async isolateAgents(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => IsolateAgentsInput, { description: 'What to do, and to what.' }) input: IsolateAgentsInput,
  ): Promise<IsolateAgentsPayload> {
    return new IsolateAgentsPayload(await perform(gate, 'isolateAgents', (acting) => isolateAgents(acting, input)));
  }

  @Mutation(() => ReleaseAgentsPayload, {
    nullable: true,
    description: 'Asks isolated endpoints of one account to connect again, all or none (H3, H4).',
  })
  async releaseAgents(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => ReleaseAgentsInput, { description: 'What to do, and to what.' }) input: ReleaseAgentsInput,
  ): Promise<ReleaseAgentsPayload> {
    return new ReleaseAgentsPayload(await perform(gate, 'releaseAgents', (acting) => releaseAgents(acting, input)));
  }

  @Mutation(() => CreateOrganizationPayload, { nullable: true, description: 'Creates an organization in an account.' })
  async createOrganization(
    @Ctx() { gate }: GatewayContext,
    @Arg('input', () => CreateOrganizationInput, { description: 'What to do, and to what.' })
    input: CreateOrganizationInput,
  ): Promise<CreateOrganizationPayload> {
    return new CreateOrganizationPayload(
      await perform(gate, 'createOrganization', async (acting) => [await createOrganization(acting, input)]),
    );
  }
}

@Resolver(() => ApproveRemediationsPayload)
export class ApproveRemediationsPayloadResolver {
  @FieldResolver(() => IncidentReport, { nullable: true, description: 'The report after the act.' })
  incidentReport(
    @Scoped() rows: ScopedRows,
    @Root() payload: ApproveRemediationsPayload,
  ): Promise<IncidentReport | null> {
    return rows.reference(IncidentReport, payload.accountId, payload.changedIds[0] ?? null);
  }
}

@Resolver(() => RejectRemediationsPayload)
export class RejectRemediationsPayloadResolver {
  @FieldResolver(() => IncidentReport, { nullable: true, description: 'The report after the act.' })
  incidentReport(
    @Scoped() rows: ScopedRows,
    @Root() payload: RejectRemediationsPayload,
  ): Promise<IncidentReport | null> {
    return rows.reference(IncidentReport, payload.accountId, payload.changedIds[0] ?? null);
  }
}

@Resolver(() => ResolveIncidentReportsPayload)
export class ResolveIncidentReportsPayloadResolver {
  @FieldResolver(() => [IncidentReport], { nullable: true, description: 'The reports after the act.' })
  async incidentReports(
    @Scoped() rows: ScopedRows,
    @Root() payload: ResolveIncidentReportsPayload,
  ): Promise<IncidentReport[] | null> {
    return payload.userErrors.length > 0 ? null : rows.changed(IncidentReport, payload.accountId, payload.changedIds);
  }
}

@Resolver(() => IsolateAgentsPayload)
export class IsolateAgentsPayloadResolver {
  @FieldResolver(() => [Agent], { nullable: true, description: 'The endpoints after the act.' })
  async agents(@Scoped() rows: ScopedRows, @Root() payload: IsolateAgentsPayload): Promise<Agent[] | null> {
    return payload.userErrors.length > 0 ? null : rows.changed(Agent, payload.accountId, payload.changedIds);
  }
}

@Resolver(() => ReleaseAgentsPayload)
export class ReleaseAgentsPayloadResolver {
  @FieldResolver(() => [Agent], { nullable: true, description: 'The endpoints after the act.' })
  async agents(@Scoped() rows: ScopedRows, @Root() payload: ReleaseAgentsPayload): Promise<Agent[] | null> {
    return payload.userErrors.length > 0 ? null : rows.changed(Agent, payload.accountId, payload.changedIds);
  }
}

@Resolver(() => CreateOrganizationPayload)
export class CreateOrganizationPayloadResolver {
  @FieldResolver(() => Organization, { nullable: true, description: 'The new organization.' })
  organization(@Scoped() rows: ScopedRows, @Root() payload: CreateOrganizationPayload): Promise<Organization | null> {
    return rows.reference(Organization, payload.accountId, payload.changedIds[0] ?? null);
  }
}
