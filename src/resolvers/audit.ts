import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import { AuditChange, AuditEvent } from '../entities/audit-event.js';
import { Node } from '../entities/node.js';
import { Organization } from '../entities/organization.js';
import { rowClassNamed, type Row } from '../entities/row.js';
import { User } from '../entities/user.js';
import { Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => AuditEvent)
export class AuditEventResolver {
  @FieldResolver(() => User, { nullable: true, description: 'Who did it.' })
  actor(@Scoped() rows: ScopedRows, @Root() event: AuditEvent): Promise<User | null> {
    return rows.reference(User, event.accountId, event.actorId);
  }

  @FieldResolver(() => Organization, { nullable: true, description: 'Where, if in one organization.' })
  organization(@Scoped() rows: ScopedRows, @Root() event: AuditEvent): Promise<Organization | null> {
    return rows.reference(Organization, event.accountId, event.organizationId);
  }

  @FieldResolver(() => Node, { nullable: true, description: 'What was changed, if you can see it.' })
  async target(@Scoped() rows: ScopedRows, @Root() event: AuditEvent): Promise<Row | null> {
    const rowClass = rowClassNamed(event.targetType ?? '');
    return rowClass === undefined ? null : rows.reference(rowClass, event.accountId, event.targetId);
  }

  @FieldResolver(() => [AuditChange], {
    nullable: true,
    description: 'The values changed, as far as you may read each.',
  })
  changes(@Root() event: AuditEvent, @Ctx() { gate }: GatewayContext): readonly AuditChange[] {
    return event.changes.filter(({ coordinate }) => gate.mayRead(coordinate, event));
  }
}
