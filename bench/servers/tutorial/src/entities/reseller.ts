import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@ObjectType()
@Entity()
export class Reseller {
  @PrimaryColumn('uuid')
  id!: string;

  @Field({ nullable: true })
  @Column('text')
  name!: string;
}
