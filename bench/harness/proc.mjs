// What Linux says of processes (proc(5)). Without /proc there is nothing to measure, so the bench runs on Linux alone.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** CPU time of every process of a PostgreSQL so far: pid -> nanoseconds, to the scheduler's own precision. */
export function databaseCpu(folder) {
  const postmaster = Number(readFileSync(join(folder, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0]);
  return new Map([postmaster, ...childrenOf(postmaster)].map((pid) => [pid, cpuOf(pid)]));
}

/** Milliseconds between two looks; of a process that ended in between the time is lost, of a new one all of it counts. */
export const between = (before, after) =>
  [...after].reduce((sum, [pid, time]) => sum + time - (before.get(pid) ?? 0), 0) / 1e6;

const childrenOf = (pid) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);

function cpuOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`).reduce(
      (sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
      0,
    );
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0; // it has just ended
    throw error;
  }
}

/** From here on the peak of a process's memory is measured anew. */
export const forgetPeak = (pid) => writeFileSync(`/proc/${pid}/clear_refs`, '5');

/** The most memory a process has had in RAM since (VmHWM), in MB. */
export const peakOf = (pid) => Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;
