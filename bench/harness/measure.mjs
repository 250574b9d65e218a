import { load } from './client.mjs';
import { between, databaseCpu, forgetPeak, peakOf } from './proc.mjs';

/** The usual number of connections, at which CPU time is measured, and the number at which servers are crowded. */
export const USUAL = 8;
export const CROWD = 64;

/**
 * CPU time a request (ms) of server and database, and how fast answers come. Everybody has waited for a minute, while the
 * others were asked: V8 has given memory back, and the first answers cost twice as much. They are not what is measured.
 */
export async function costOf({ server, asks }, database, requests) {
  await load(server.port, asks, { requests, connections: USUAL });
  const before = { server: await server.ask('cpu'), database: databaseCpu(database.folder) };
  const speed = await load(server.port, asks, { requests, connections: USUAL });
  if (speed.refused > 0) throw new Error(`${server.name} refused ${speed.refused} of ${requests} requests.`);
  const spent = {
    server: ((await server.ask('cpu')) - before.server) / requests,
    database: between(before.database, databaseCpu(database.folder)) / requests,
  };
  return { ...spent, both: spent.server + spent.database, ...speed };
}

/** How fast answers come to a crowd, and the most memory (MB) the server has meanwhile. */
export async function crowdOf({ server, asks }, requests) {
  forgetPeak(server.pid);
  const speed = await load(server.port, asks, { requests: Math.max(requests, 4 * CROWD), connections: CROWD });
  return { ...speed, peak: peakOf(server.pid) };
}

/** kB that the server allocates a request; on its own, since counting costs a little with each collection. */
export async function allocationsOf({ server, asks }, requests) {
  await server.ask('count allocations');
  await load(server.port, asks, { requests, connections: USUAL });
  return (await server.ask('allocated')) / requests / 1024;
}
