import { agentAge, MONTH } from './demo-ids.js';
import type { OrganizationPlan } from './plans.js';

/** What an organization uses of each product. */
export interface Usage {
  readonly edr: number;
  readonly itdr: number;
  readonly sat: number;
  readonly siem: number;
}

/** What a unit costs a month, in cents. */
const PRICES: Usage = { edr: 450, itdr: 275, sat: 150, siem: 900 };

/** Usage so many months ago: of the agents that were installed by then, and in proportion to them. */
export function usageAgo({ agents }: OrganizationPlan, months: number): Usage {
  const edr = Array.from({ length: agents }, (_, n) => agentAge(n)).filter((age) => age >= months * MONTH).length;
  return { edr, itdr: Math.round(edr * 1.2), sat: Math.round(edr * 0.9), siem: Math.ceil(edr / 25) };
}

export const costOf = ({ edr, itdr, sat, siem }: Usage): number =>
  edr * PRICES.edr + itdr * PRICES.itdr + sat * PRICES.sat + siem * PRICES.siem;

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
