/**
 * Does the work and says what was thrown meanwhile that nobody caught: in a gateway of its own each of these ends the
 * process (`main.ts`).
 */
export async function uncaughtDuring(work: () => Promise<unknown>): Promise<readonly unknown[]> {
  const uncaught: unknown[] = [];
  const others = process.listeners('uncaughtException');
  const note = (error: unknown): void => void uncaught.push(error);
  process.removeAllListeners('uncaughtException').on('uncaughtException', note);
  try {
    await work();
    await new Promise((resolve) => setTimeout(resolve, 50)); // a socket's last events
  } finally {
    process.removeListener('uncaughtException', note);
    for (const other of others) process.on('uncaughtException', other);
  }
  return uncaught;
}
