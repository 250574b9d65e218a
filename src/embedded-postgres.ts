import { findBinaries } from './embedded-postgres/binaries.js';
import { createCluster } from './embedded-postgres/cluster.js';
import { prepareFolders } from './embedded-postgres/folders.js';
import { createRolesAndDatabase, DATABASE, type Role, socketUrl } from './embedded-postgres/roles.js';
import { livingServer } from './embedded-postgres/lock-file.js';
import { startServer } from './embedded-postgres/server.js';
import { serverUser } from './embedded-postgres/server-user.js';
import type { Durability } from './embedded-postgres/setup.js';

export { EmbeddedPostgresError } from './embedded-postgres/error.js';

export type EmbeddedPostgres = {
  /** Where the data really is: `dataDir`, or a fallback under the temporary folder if PostgreSQL may not enter `dataDir`. */
  readonly folder: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  urlFor(role: Role, database: string): string;
  stop(): Promise<void>;
};

/**
 * A real PostgreSQL for development, the demo and tests. It listens on a Unix socket in a private folder and nowhere
 * else, so it needs no port and no password. It ends with this process, however this process ends.
 */
export async function startEmbeddedPostgres(options: {
  dataDir: string;
  durability: Durability;
}): Promise<EmbeddedPostgres> {
  const user = serverUser();
  const binaries = await findBinaries(user);
  const folders = await prepareFolders(options.dataDir, user);
  const setup = { binaries, folders, user, durability: options.durability };
  await createCluster(setup);
  const server = await startServer(setup);
  const urlFor = (role: Role, database: string) => socketUrl(folders.socket, role, database);
  await createRolesAndDatabase(urlFor).catch((cause: unknown) => server.stop().then(() => Promise.reject(cause)));
  const urls = { ownerUrl: urlFor('owner', DATABASE), appUrl: urlFor('app', DATABASE), urlFor };
  return { folder: folders.home, ...urls, stop: server.stop };
}

/** The server that another process of ours runs on the folder, if one does: looked at meanwhile, and theirs to stop. */
export async function joinEmbeddedPostgres(
  dataDir: string,
): Promise<Pick<EmbeddedPostgres, 'ownerUrl' | 'appUrl'> | null> {
  const folders = await prepareFolders(dataDir, serverUser());
  if ((await livingServer(folders)) === null) return null;
  const { socket } = folders;
  return { ownerUrl: socketUrl(socket, 'owner', DATABASE), appUrl: socketUrl(socket, 'app', DATABASE) };
}
