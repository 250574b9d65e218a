import type { Binaries } from './binaries.js';
import type { Folders } from './folders.js';
import type { ServerUser } from './server-user.js';

/** `throwaway` gives up surviving a crash for speed: for tests. */
export type Durability = 'durable' | 'throwaway';

/** All that is settled before PostgreSQL starts: which programs, in which folders, as whom. */
export type Setup = {
  readonly binaries: Binaries;
  readonly folders: Folders;
  readonly user: ServerUser;
  readonly durability: Durability;
};
