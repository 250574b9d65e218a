// Runs inside every server (`--import`), so that servers need not know that they are measured. Asked over IPC it says how
// much CPU time the process used, and how many bytes it allocated on V8's heap: what was in use before each collection
// less what the one before had left, summed over all collections since counting began (v8.GCProfiler). What stands outside
// the heap, such as buffers, is not counted.
import { GCProfiler, getHeapStatistics } from 'node:v8';

const used = () => getHeapStatistics().used_heap_size;

let counting = null;

const ANSWERS = {
  /** Milliseconds, all threads. */
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000;
  },
  'count allocations': () => {
    counting = { profiler: new GCProfiler(), from: used() };
    counting.profiler.start();
    return true;
  },
  /** Bytes. */
  allocated: () => {
    const { profiler, from } = counting;
    const until = used();
    const { statistics } = profiler.stop();
    counting = null;
    let left = from;
    let sum = 0;
    for (const { beforeGC, afterGC } of statistics) {
      sum += beforeGC.heapStatistics.usedHeapSize - left;
      left = afterGC.heapStatistics.usedHeapSize;
    }
    return sum + until - left;
  },
};

process.on('message', ({ probe }) => {
  if (probe in ANSWERS) process.send({ probe, answer: ANSWERS[probe]() });
});
