import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GatewayContext } from '../context/request-gate.js';
import { AuditChange, AuditEvent } from '../entities/audit-event.js';
import { Node } from '../entities/node.js';
import { rowClassNamed, type Row } from '../entities/row.js';
import { Scoped, type ScopedRows } from './decorators.js';

@Resolver(() => AuditEvent)
export class AuditEventResolver {
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
