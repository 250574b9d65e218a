import { GCProfiler, getHeapStatistics, setFlagsFromString } from 'node:v8';

/** What the optimizer saves, and when it does, depends on the time: without it, the same code allocates the same. */
export const neverOptimize = (): void => setFlagsFromString('--no-opt');

/** Two runs that agree so well had no company: whatever else goes on in this process only ever adds. */
const AGREED = 1.01;
const MOST_RUNS = 40;

/** Bytes on V8's heap that one run allocates: the least of as many runs as it takes until the least two agree. */
export async function allocatedBy(run: () => Promise<unknown>): Promise<number> {
  const runs: number[] = [];
  while (runs.length < MOST_RUNS) {
    runs.push(await allocatedByOne(run));
    runs.sort((a, b) => a - b);
    const [least = 0, second = Infinity] = runs;
    if (second <= least * AGREED) break;
  }
  return runs[0] ?? 0;
}

const used = (): number => getHeapStatistics().used_heap_size;

/** In use before each collection less what the one before had left (as `bench/harness/probe.mjs` counts). */
async function allocatedByOne(run: () => Promise<unknown>): Promise<number> {
  const profiler = new GCProfiler();
  profiler.start();
  let left = used();
  let sum = 0;
  await run();
  const until = used();
  for (const { beforeGC, afterGC } of profiler.stop().statistics) {
    sum += beforeGC.heapStatistics.usedHeapSize - left;
    left = afterGC.heapStatistics.usedHeapSize;
  }
  return sum + until - left;
}
