import type { EscalationEntity } from '../entities/escalation.js';
import type { AgentRow } from './agents.js';
import type { IdentityRow } from './itdr/identities.js';
import type { RowOf } from './rows.js';
import { cycle, type Site } from './site.js';

/** An organization that a question or a trouble concerns, and what in it that could be about. */
export interface Concerned {
  readonly site: Site;
  readonly agents: readonly AgentRow[];
  readonly identities: readonly IdentityRow[];
}

/** A host or an identity, as what it is about is written down. */
export type Thing = Pick<RowOf<EscalationEntity>, 'agentId' | 'identityId' | 'type' | 'name' | 'details'>;

/** One host, or two identities. */
export const thingsOf = ({ agents, identities }: Concerned, type: Thing['type'], n: number): readonly Thing[] =>
  type === 'AGENT' ? [hostAsThing(cycle(agents, n))] : [n, n + 1].map((m) => identityAsThing(cycle(identities, m)));

const hostAsThing = ({ id, hostname, os }: AgentRow): Thing => ({
  agentId: id,
  identityId: null,
  type: 'AGENT',
  name: hostname,
  details: os,
});

const identityAsThing = ({ id, username }: IdentityRow): Thing => ({
  agentId: null,
  identityId: id,
  type: 'IDENTITY',
  name: username,
  details: null,
});
