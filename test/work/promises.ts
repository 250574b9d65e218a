import { createHook } from 'node:async_hooks';
import type { Ask } from './asking.js';

/** How many promises this process makes from the asking to the answer. */
export function promisesOf(ask: Ask): Promise<number> {
  return new Promise((resolve) => {
    let promises = 0;
    const init = (_id: number, type: string): void => void (promises += type === 'PROMISE' ? 1 : 0);
    const hook = createHook({ init });
    // Later, when whoever waits for this has made the promises to do so.
    setImmediate(() => {
      hook.enable();
      ask(() => {
        hook.disable();
        resolve(promises);
      });
    });
  });
}
