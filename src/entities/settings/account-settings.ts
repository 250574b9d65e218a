import { ObjectType } from 'type-graphql';
import { Entity } from 'typeorm';
import { AccountRow } from '../account-row.js';
import type { Member } from '../closed-set.js';
import { flag, int, many, stored, text, texts, time } from '../columns.js';
import { Node } from '../node.js';
import { Stored, whole } from '../row.js';
import { NotificationCategory } from './closed-sets.js';

// Three tables and not one: whoever may change the isolation of an account may not change the rest (domain.md 8.5), and a
// version of its own keeps the one change out of the way of the other.

@ObjectType('AccountSettings', {
  implements: Node,
  simpleResolvers: true,
  description: 'The preferences of an account as a whole.',
})
@Entity({ schema: 'fieldgate', name: 'account_settings' })
@Stored({
  table: 'account_settings',
  code: 'AS',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { Account: whole() },
})
export class AccountSettings extends AccountRow {
  @flag('Whether endpoints resist being switched off, unless something nearer to them says otherwise (domain.md H17).')
  tamperProtection!: boolean;
  @text('The IANA time zone that new organizations start with.') defaultTimezone!: string;
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When these settings last changed.') updatedAt!: Date;
}

@ObjectType('IsolationSettings', {
  implements: Node,
  simpleResolvers: true,
  description: 'How the endpoints of an account are cut off the network.',
})
@Entity({ schema: 'fieldgate', name: 'isolation_settings' })
@Stored({
  table: 'isolation_settings',
  code: 'IS',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { AccountSettings: whole() },
})
export class IsolationSettings extends AccountRow {
  @flag('Whether the SOC isolates endpoints by itself when it sends a report (domain.md H4).') autoIsolate!: boolean;
  @texts('The addresses and networks (CIDR) that an isolated endpoint may still reach.') allowlist!: readonly string[];
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When these settings last changed.') updatedAt!: Date;
}

@ObjectType('NotificationSettings', {
  implements: Node,
  simpleResolvers: true,
  description: 'Who is told what.',
})
@Entity({ schema: 'fieldgate', name: 'notification_settings' })
@Stored({
  table: 'notification_settings',
  code: 'NS',
  placement: 'tenant',
  stands: 'account',
  order: 'ascending',
  under: { AccountSettings: whole() },
})
export class NotificationSettings extends AccountRow {
  /** Listed as people (`incidentAlertRecipients`), never as ids (rulings 13). */
  @stored('uuid', 'array') incidentAlertUserIds!: readonly string[];

  @texts('Who is mailed about new incident reports, by name.') incidentAlertRecipientNames!: readonly string[];
  @many(NotificationCategory, 'What people are told about.') categories!: readonly Member<
    typeof NotificationCategory
  >[];
  @int('Counts the changes; give it as `expectedVersion` to change only what you saw.') version!: number;
  @time('When these settings last changed.') updatedAt!: Date;
}
