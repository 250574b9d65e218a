import { GraphQLBigInt } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, stored, text } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, through, to } from '../row.js';
import { Classification, type Member } from './closed-sets.js';

/** One row for an account, organization and digest: the same file elsewhere is another row (rulings 13). */
@ObjectType('Binary', {
  implements: Node,
  simpleResolvers: true,
  description: 'A file that something starts by itself, as seen in one organization.',
})
@Entity({ schema: 'fieldgate', name: 'binary' })
@Stored({
  table: 'binary',
  code: 'BY',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: {
    Organization: by('organization_id'),
    Agent: through(
      't.id IN (SELECT a.binary_id FROM fieldgate.autorun a WHERE a.account_id = $1 AND a.agent_id = p.id)',
    ),
  },
  references: { organization: to('Organization', 'Where it was seen.') },
})
export class Binary extends OrganizationRow {
  @text('The SHA-256 digest of its content, in hexadecimal.') sha256!: string;
  @text('The name of the file.') name!: string;
  /** Files may be larger than a 32-bit Int can say. */
  @Field(() => GraphQLBigInt, { nullable: true, description: 'Its size in bytes.' })
  @stored('bigint')
  size!: string;
  @text('Who signed it; null if nobody did.') signer!: string | null;
  @one(Classification, 'What is thought of it.') classification!: Member<typeof Classification>;
}
