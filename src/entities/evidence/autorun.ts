import { Field, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { one, stored, text, time, value } from '../columns.js';
import { Node } from '../node.js';
import { OrganizationRow } from '../organization-row.js';
import { by, Stored, to } from '../row.js';
import { Classification, StartMethod, type Member } from './closed-sets.js';

@ObjectType({ simpleResolvers: true, description: 'Digests of a file, in hexadecimal.' })
export class FileHashes {
  @Field(() => String, { nullable: true, description: 'MD5.' }) md5!: string;
  @Field(() => String, { nullable: true, description: 'SHA-1.' }) sha1!: string;
  @Field(() => String, { nullable: true, description: 'SHA-256.' }) sha256!: string;
}

@ObjectType('Autorun', {
  implements: Node,
  simpleResolvers: true,
  description: 'Something that starts by itself on an endpoint: a foothold, if it is malicious.',
})
@Entity({ schema: 'fieldgate', name: 'autorun' })
@Stored({
  table: 'autorun',
  code: 'FH',
  placement: 'tenant',
  stands: 'organization',
  order: 'descending',
  under: { Organization: by('organization_id'), Agent: by('agent_id') },
  references: {
    organization: to('Organization', 'Where it was seen.'),
    agent: to('Agent', 'The endpoint it was seen on.'),
    binary: to('Binary', 'The file it starts, if it starts one.'),
  },
})
export class Autorun extends OrganizationRow {
  @stored('uuid') agentId!: string;
  @stored('uuid') binaryId!: string | null;

  @text('Its name.') name!: string;
  @one(StartMethod, 'What starts it.') startMethod!: Member<typeof StartMethod>;
  @text('Where the file is that it starts.') filePath!: string | null;
  @text('The user for whom it starts.') userAccount!: string | null;
  @value(FileHashes, 'The digests of the file.') hashes!: FileHashes | null;
  @one(Classification, 'What is thought of it.') classification!: Member<typeof Classification>;
  @time('When it was first seen.') firstSeenAt!: Date;
}
