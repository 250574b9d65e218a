import { Field, ObjectType } from 'type-graphql';
import type { Member } from '../closed-set.js';
import { DefenderMode, ExclusionKind, InheritedFrom } from './closed-sets.js';
import { DefenderSetting } from './defender-policy.js';
import type { DefenderPolicy } from './defender-policy.js';
import type { Exclusion } from './exclusion.js';

/**
 * What holds at a place once everything above it is taken into account. Managed Defender inherits, and nothing else does
 * (domain.md S6); what is inherited is a value: whose row it is, who wrote it and why stays where it was written (rulings 13).
 */

export type ExclusionValue = Pick<Exclusion, 'kind' | 'value' | 'risky'>;
export type PolicyValue = Pick<DefenderPolicy, 'mode' | 'settings'>;

/** What one place decides, for whoever is told; null = it is the place they asked about. */
export interface Layer<Value> {
  readonly inheritedFrom: Member<typeof InheritedFrom> | null;
  readonly value: Value;
}

const INHERITED_FROM = 'The place above that decided it; null: it was decided here.';

@ObjectType({
  simpleResolvers: true,
  description: 'What Microsoft Defender leaves alone on an endpoint, wherever that was decided.',
})
export class EffectiveExclusion implements ExclusionValue {
  @Field(() => ExclusionKind, { nullable: true, description: 'What the value names.' })
  kind!: Member<typeof ExclusionKind>;
  @Field(() => String, { nullable: true, description: 'What is left alone; * and ? stand for anything.' })
  value!: string;
  @Field(() => Boolean, { nullable: true, description: 'Whether malware could easily hide behind it.' })
  risky!: boolean;
  @Field(() => InheritedFrom, { nullable: true, description: INHERITED_FROM })
  inheritedFrom!: Member<typeof InheritedFrom> | null;
}

@ObjectType({ simpleResolvers: true, description: 'A setting that holds at a place, wherever that was decided.' })
export class EffectiveDefenderSetting extends DefenderSetting {
  @Field(() => InheritedFrom, { nullable: true, description: INHERITED_FROM })
  inheritedFrom!: Member<typeof InheritedFrom> | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How Microsoft Defender is managed at a place, with what it inherits (domain.md H16).',
})
export class EffectiveDefenderPolicy {
  @Field(() => DefenderMode, {
    nullable: true,
    description: 'AUDIT, which changes nothing on endpoints, or ENFORCE; never INHERIT. AUDIT where nobody decided.',
  })
  mode!: Member<typeof DefenderMode>;
  @Field(() => InheritedFrom, {
    nullable: true,
    description: 'The place above that decided the mode; null: it was decided here, or nowhere.',
  })
  inheritedFrom!: Member<typeof InheritedFrom> | null;
  @Field(() => [EffectiveDefenderSetting], { nullable: true, description: 'Each setting that was decided anywhere.' })
  settings!: readonly EffectiveDefenderSetting[];
}

/**
 * Of layers from the account downwards: every value once, as the nearest place has it. It stays risky when a nearer place
 * calls it harmless, because it is risky ones that must not be overlooked.
 */
export function effectiveExclusions(
  layers: readonly Layer<readonly ExclusionValue[]>[],
): readonly EffectiveExclusion[] {
  const merged = new Map<string, EffectiveExclusion>();
  for (const { inheritedFrom, value: exclusions } of layers) {
    for (const { kind, value, risky } of exclusions) {
      const above = merged.get(`${kind} ${value}`);
      merged.set(`${kind} ${value}`, { kind, value, risky: risky || above?.risky === true, inheritedFrom });
    }
  }
  return [...merged.values()];
}

/** Of layers from the account downwards: the nearest mode that is not INHERIT, and of each setting the nearest value. */
export function effectivePolicy(layers: readonly Layer<PolicyValue | null | undefined>[]): EffectiveDefenderPolicy {
  const decisive = layers.findLast(({ value }) => value != null && value.mode !== 'INHERIT');
  const settings = layers.flatMap(({ inheritedFrom, value }) =>
    (value?.settings ?? []).map((setting) => ({ ...setting, inheritedFrom })),
  );
  return {
    mode: decisive?.value?.mode ?? 'AUDIT', // what new endpoints do until somebody decides (domain.md 5.2)
    inheritedFrom: decisive?.inheritedFrom ?? null,
    settings: [...new Map(settings.map((setting) => [setting.name, setting])).values()],
  };
}
