import { area, connection, everywhere, guard } from './area.js';

/** Managed Defender. What is inherited is a value and judged where it is inherited (rulings 13): its parts are `public`. */
export const DEFENDER = area({
  lines: [
    guard('exclusion.view', 'Account', 'exclusions'),
    guard('exclusion.view', 'Organization', 'exclusions'),
    guard('exclusion.view', 'Agent', 'exclusions effectiveExclusions'),
    guard('exclusion.view', 'Exclusion', 'id scope kind value risky note createdByName createdAt version'),
    guard('accountUser.view', 'Exclusion', 'createdBy'), // the name alone is `createdByName`
    guard('organization.view', 'Exclusion', 'organization'),
    guard('agent.view', 'Exclusion', 'agent'),
    connection('exclusion.view', 'Exclusion'),
    guard('public', 'EffectiveExclusion', 'kind value risky inheritedFrom'),
    guard('defender.policy.view', 'Account', 'defenderPolicy'),
    guard('defender.policy.view', 'Organization', 'defenderPolicy effectiveDefenderPolicy'),
    guard('defender.policy.view', 'Agent', 'defenderPolicy effectiveDefenderPolicy'),
    guard('defender.policy.view', 'DefenderPolicy', 'id scope mode settings source version updatedAt'),
    guard('organization.view', 'DefenderPolicy', 'organization'),
    guard('agent.view', 'DefenderPolicy', 'agent'),
    guard('public', 'DefenderSetting', 'name value'),
    guard('public', 'EffectiveDefenderPolicy', 'mode inheritedFrom settings'),
    guard('public', 'EffectiveDefenderSetting', 'name value inheritedFrom'),
  ],
  rows: {
    Exclusion: everywhere('exclusion.view'),
    DefenderPolicy: everywhere('defender.policy.view'),
  },
});
