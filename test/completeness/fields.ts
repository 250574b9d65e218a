import { BILLING } from './fields/billing.js';
import { EVIDENCE } from './fields/evidence.js';
import { INCIDENTS } from './fields/incidents.js';
import { ITDR } from './fields/itdr.js';
import { PEOPLE } from './fields/people.js';
import { SETTINGS } from './fields/settings.js';
import { TENANTS } from './fields/tenants.js';
import type { Entity } from './line.js';

/** Every entity and field of domain.md 5.2 and, of those added in 8b, what can be read. Written by hand from there. */
export const ENTITIES: readonly Entity[] = [
  ...TENANTS,
  ...INCIDENTS,
  ...EVIDENCE,
  ...ITDR,
  ...PEOPLE,
  ...BILLING,
  ...SETTINGS,
];

/** Entities added in 8b that come with the acts they belong to; they have no row here before. */
export const COME_WITH_THEIR_ACTS: readonly string[] = ['Lockout', 'SocSupportRequest', 'License'];
