import { Account } from '../entities/account.js';
import { PlatformAction, PlatformActionEntity } from '../entities/itdr/platform-action.js';
import { Organization } from '../entities/organization.js';
import { listsOf } from './lists.js';

export const PLATFORM_ACTION_LISTS = [
  ...listsOf(Account, { platformActions: [PlatformAction, 'What keeps the platform from working, newest first.'] }),
  ...listsOf(Organization, {
    platformActions: [PlatformAction, 'The platform actions that concern it, newest first.'],
  }),
  ...listsOf(PlatformAction, {
    organizations: [Organization, 'The organizations concerned that you can see (domain.md 8.14).'],
    entities: [PlatformActionEntity, 'What it is about, as far as you can see it.'],
  }),
];
