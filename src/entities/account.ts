import { Field, Int, ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { GraphQLDateTime } from 'graphql-scalars';
import { atAccount, PLACE, type Place, type SupportType } from '../auth/viewer.js';
import { AccountStatus, Product, SupportTypeName, type Member } from './closed-sets.js';
import { key, one, secret, stored, text, time, value, values } from './columns.js';
import { Node } from './node.js';
import { by, Row, Stored, to, whole } from './row.js';

@ObjectType({ simpleResolvers: true, description: 'A postal address.' })
export class Address {
  @Field(() => String, { nullable: true, description: 'Street and number.' }) line1!: string | null;
  @Field(() => String, { nullable: true, description: 'The rest of the street address.' }) line2!: string | null;
  @Field(() => String, { nullable: true, description: 'The city.' }) city!: string | null;
  @Field(() => String, { nullable: true, description: 'The state; for US and CA.' }) state!: string | null;
  @Field(() => String, { nullable: true, description: 'The postal code; for US and GB.' }) postalCode!: string | null;
  @Field(() => String, { nullable: true, description: 'The ISO 3166 code of two letters.' }) country!: string | null;
}

@ObjectType({ simpleResolvers: true, description: "Seats of the MSP's own use." })
export class NeighborhoodWatch {
  @Field(() => Int, { nullable: true, description: 'Seats of EDR.' }) edr!: number;
  @Field(() => Int, { nullable: true, description: 'Seats of ISPM.' }) ispm!: number;
  @Field(() => Int, { nullable: true, description: 'Seats of ITDR.' }) itdr!: number;
  @Field(() => Int, { nullable: true, description: 'Seats of SAT.' }) sat!: number;
  @Field(() => Int, { nullable: true, description: 'Seats of SIEM.' }) siem!: number;
}

@ObjectType({ simpleResolvers: true, description: 'A time to try a product.' })
export class Trial {
  @Field(() => Product, { nullable: true, description: 'The product.' }) product!: Member<typeof Product>;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the trial starts.' }) startsAt!: string;
  @Field(() => GraphQLDateTime, { nullable: true, description: 'When the trial ends.' }) endsAt!: string;
}

@ObjectType('Account', {
  implements: Node,
  simpleResolvers: true,
  description: 'An MSP: where roles and billing hang (domain.md S3).',
})
@Entity({ schema: 'fieldgate', name: 'account' })
@Stored({
  table: 'account',
  code: 'AC',
  placement: 'reference',
  stands: 'itself',
  order: 'ascending',
  under: { Query: whole(), Reseller: by('reseller_id') },
  references: { reseller: to('Reseller', 'The reseller above it, if any (domain.md S2).') },
})
export class Account extends Row {
  @key() override id!: string;
  @stored('uuid') resellerId!: string | null;

  @text('The name.') name!: string;
  @text('The unique name under which the portal of the account answers.') subdomain!: string;
  @one(AccountStatus, 'Whether the account is in use.') status!: Member<typeof AccountStatus>;
  @one(SupportTypeName, 'Who answers incidents.') supportType!: SupportType;
  @text('The telephone number of the account.') phoneNumber!: string | null;
  @secret('The secret that agents are installed with; every agent is billed to the account (domain.md H19).')
  accountKey!: string;
  @text('Where the account trains its people (Managed SAT); null: it does not.') satUrl!: string | null;
  @secret('Where the installer of the agent can be downloaded; a secret like the key (domain.md H19).')
  installerUrl!: string | null;
  @value(Address, 'Where invoices go.') billingAddress!: Address | null;
  @value(Address, 'Where goods go.') shippingAddress!: Address | null;
  @value(NeighborhoodWatch, "Seats of the MSP's own use.") neighborhoodWatch!: NeighborhoodWatch | null;
  @values(Trial, 'The trials of the account.') trials!: readonly Trial[];
  @time('When the account was created.') createdAt!: Date;
  @time('When the account was disabled, which cannot be undone (domain.md H15).') disabledAt!: Date | null;
  @time('When a disabled account is removed: ten days later.') deletionDueAt!: Date | null;

  get [PLACE](): Place {
    return atAccount(this.id);
  }
}
