import { execFileSync, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { folderOf, NODE_FLAGS, SERVERS } from './servers.mjs';

const PROBE = new URL('probe.mjs', import.meta.url).href;
const START_MS = 120_000;
const STOP_MS = 5_000;

/** Starts a server of `bench/servers/` in a process of its own, with the probe in it. */
export async function start(name, { url, dataDir, accountId }) {
  compile(folderOf(name));
  const child = fork(new URL('main.mjs', folderOf(name)), [url, dataDir, accountId], {
    execPath: SERVERS[name].node ?? process.execPath,
    execArgv: [...NODE_FLAGS, '--import', PROBE],
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  try {
    const { port } = await message(child, name, ({ port }) => port !== undefined);
    return { name, port, pid: child.pid, ask: (what) => probed(child, name, what), stop: () => stop(child) };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** A server that is written in TypeScript says so by its tsconfig.json. */
function compile(folder) {
  if (!existsSync(new URL('tsconfig.json', folder))) return;
  const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));
  execFileSync(process.execPath, [tsc, '-p', fileURLToPath(folder)], { stdio: ['ignore', 2, 2] });
}

/** The first message that fits; a server that ends or stays silent is an error. */
function message(child, name, fits) {
  return new Promise((resolve, reject) => {
    const settle = (conclude, value) => {
      clearTimeout(late);
      child.off('message', hear).off('exit', ended).off('error', failed);
      conclude(value);
    };
    const hear = (heard) => fits(heard) && settle(resolve, heard);
    const ended = (code, signal) => settle(reject, new Error(`${name} ended (${signal ?? code}).`));
    const failed = (error) => settle(reject, error);
    const late = setTimeout(() => settle(reject, new Error(`${name} did not answer.`)), START_MS);
    child.on('message', hear).on('exit', ended).on('error', failed);
  });
}

async function probed(child, name, what) {
  const answer = message(child, name, ({ probe }) => probe === what);
  child.send({ probe: what });
  return (await answer).answer;
}

async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS);
  if (child.connected) child.disconnect();
  await ended;
  clearTimeout(late);
}
