import { ArgsType, Field, InputType, registerEnumType } from 'type-graphql';
import { In, type FindOperator } from 'typeorm';
import { AgentPlatform, Classification, IncidentStatus } from './enums.js';
import { type Order, PageArgs } from './pagination.js';

// By what lists can be filtered and sorted; the parts of it that schema/operations asks for.

enum Direction {
  ASC = 'ASC',
  DESC = 'DESC',
}
registerEnumType(Direction, { name: 'Direction' });

@InputType()
class AgentPlatformIs {
  @Field(() => AgentPlatform, { nullable: true })
  eq?: AgentPlatform;

  @Field(() => [AgentPlatform], { nullable: true })
  in?: AgentPlatform[];
}

@InputType()
class ClassificationIs {
  @Field(() => Classification, { nullable: true })
  eq?: Classification;

  @Field(() => [Classification], { nullable: true })
  in?: Classification[];
}

@InputType()
class IncidentStatusIs {
  @Field(() => IncidentStatus, { nullable: true })
  eq?: IncidentStatus;

  @Field(() => [IncidentStatus], { nullable: true })
  in?: IncidentStatus[];
}

@InputType()
class AgentFilter {
  @Field(() => AgentPlatformIs, { nullable: true })
  platform?: AgentPlatformIs;
}

@InputType()
class AutorunFilter {
  @Field(() => ClassificationIs, { nullable: true })
  classification?: ClassificationIs;
}

@InputType()
class IncidentReportFilter {
  @Field(() => IncidentStatusIs, { nullable: true })
  status?: IncidentStatusIs;
}

enum AgentOrderField {
  HOSTNAME = 'item.hostname',
  LAST_CALLBACK_AT = 'item.last_callback_at',
}
registerEnumType(AgentOrderField, { name: 'AgentOrderField' });

enum IncidentReportOrderField {
  SENT_AT = 'item.sent_at',
  SEVERITY = `array_position(ARRAY['LOW', 'HIGH', 'CRITICAL'], item.severity)`,
}
registerEnumType(IncidentReportOrderField, { name: 'IncidentReportOrderField' });

@InputType()
class AgentOrder {
  @Field(() => AgentOrderField)
  field!: AgentOrderField;

  @Field(() => Direction)
  direction!: Direction;
}

@InputType()
class IncidentReportOrder {
  @Field(() => IncidentReportOrderField)
  field!: IncidentReportOrderField;

  @Field(() => Direction)
  direction!: Direction;
}

@ArgsType()
export class AgentArgs extends PageArgs {
  @Field(() => AgentFilter, { nullable: true })
  filter?: AgentFilter;

  @Field(() => [AgentOrder], { nullable: true })
  orderBy?: AgentOrder[];
}

@ArgsType()
export class AutorunArgs extends PageArgs {
  @Field(() => AutorunFilter, { nullable: true })
  filter?: AutorunFilter;
}

@ArgsType()
export class IncidentReportArgs extends PageArgs {
  @Field(() => IncidentReportFilter, { nullable: true })
  filter?: IncidentReportFilter;

  @Field(() => [IncidentReportOrder], { nullable: true })
  orderBy?: IncidentReportOrder[];
}

type Is<Value> = { eq?: Value; in?: Value[] } | undefined;

/** What a filter says, as conditions of `find`: column by column, equal to a value or among several. */
export function conditionsOf<Filter extends object>(filter: Filter | undefined): Record<string, unknown> {
  const conditions = Object.entries((filter ?? {}) as Record<string, Is<unknown>>);
  return Object.fromEntries(
    conditions.flatMap(([column, is]) => (is === undefined ? [] : [[column, conditionOf(is)]])),
  );
}

const conditionOf = (is: NonNullable<Is<unknown>>): FindOperator<unknown> | unknown =>
  is.in === undefined ? is.eq : In(is.in);

export const ordersOf = (orderBy: readonly { field: string; direction: 'ASC' | 'DESC' }[]): Order[] =>
  orderBy.map(({ field, direction }) => ({ expression: field, direction }));
