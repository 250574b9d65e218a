import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { PLACE, type Place } from '../auth/viewer.js';
import { BillingInterval, Product, ResellerOrigin, ResellerType, type Member } from './closed-sets.js';
import { flag, key, many, one, text, texts, time } from './columns.js';
import { Node } from './node.js';
import { Row, Stored } from './row.js';

@ObjectType('Reseller', {
  implements: Node,
  simpleResolvers: true,
  description: 'Who sells the portal to accounts beneath it.',
})
@Entity({ schema: 'fieldgate', name: 'reseller' })
@Stored({
  table: 'reseller',
  code: 'RS',
  placement: 'reference',
  stands: 'itself',
  order: 'ascending',
  under: {},
  needs: { availableSupportTypes: ['partnerSupportedQualified'] },
})
export class Reseller extends Row {
  @key() override id!: string;

  @text('The name.') name!: string;
  @one(ResellerType, 'What the reseller may sell.') type!: Member<typeof ResellerType>;
  @one(ResellerOrigin, 'How the reseller came to be.') origin!: Member<typeof ResellerOrigin> | null;
  @flag('Whether the reseller may answer incidents itself (partner_supported).') partnerSupportedQualified!: boolean;
  @many(BillingInterval, 'The billing intervals on offer.') allowedBillingIntervals!: readonly string[];
  @many(Product, 'The products on offer.') enabledProducts!: readonly string[];
  @texts('Where invoices are sent.') billingEmails!: readonly string[];
  @flag('Whether a card is on file; monthly billing needs one (domain.md H14).') creditCardOnFile!: boolean;
  @time('When the terms were accepted.') termsAcceptedAt!: Date | null;
  @time('When the reseller was created.') createdAt!: Date;

  get [PLACE](): Place {
    return { kind: 'RESELLER', resellerId: this.id };
  }
}
