import type { SupportType } from '../auth/viewer.js';
import type { Organization } from '../entities/organization.js';

/** An organization before its rows are made up. */
export interface OrganizationPlan {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly domain: string;
  readonly agents: number;
  readonly pattern: Organization['partnerAccessPattern'];
  /** The e-mail of who deals with its incidents; null: nobody does. */
  readonly responder: string | null;
}

/** An account before its rows are made up. */
export interface AccountPlan {
  readonly key: string;
  readonly id: string;
  readonly resellerId: string | null;
  readonly name: string;
  readonly subdomain: string;
  readonly supportType: SupportType;
  readonly timezone: string;
  readonly city: string;
  readonly country: string;
  /** Of SIEM; EDR and ITDR are paid for. */
  readonly trial: 'running' | 'none';
  readonly organizations: readonly OrganizationPlan[];
}
