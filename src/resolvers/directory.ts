import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import { directory, type NamedThing } from '../context/directory.js';
import type { GatewayContext } from '../context/request-gate.js';
import { DirectoryKind } from '../entities/access/closed-sets.js';
import type { Member } from '../entities/closed-sets.js';
import { MOST_ENTRIES } from '../entities/support-lookup.js';
import { AtMost } from './decorators.js';

@ObjectType({ simpleResolvers: true, description: 'A tenant, or a person as known at one, by name.' })
export class DirectoryEntry {
  @Field(() => DirectoryKind, { nullable: true, description: 'What it is.' }) kind!: Member<typeof DirectoryKind>;
  @Field(() => ID, { nullable: true, description: 'The global id of the reseller, the account or the card.' })
  id!: string;
  @Field(() => String, { nullable: true, description: 'The name.' }) name!: string | null;
  @Field(() => String, { nullable: true, description: 'For a person: the account or reseller that knows them so.' })
  placeName!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'For a person: the e-mail address, where another person there has the same name.',
  })
  email!: string | null;
}

@Resolver()
export class DirectoryResolver {
  @AtMost(MOST_ENTRIES)
  @Query(() => [DirectoryEntry], {
    nullable: true,
    description:
      'Resellers, accounts and people by a part of their name, in that order and by name, at most 100 (rulings 21). Their ' +
      'rows are not shown; a longer name finds less.',
  })
  directory(
    @Ctx() { gate }: GatewayContext,
    @Arg('name', () => String, { description: 'A part of the name, 3 characters or more, in any case.' }) name: string,
  ): Promise<readonly NamedThing[] | null> {
    return directory(gate, name);
  }
}
