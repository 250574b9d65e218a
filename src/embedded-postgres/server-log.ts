import { open, readFile, stat, truncate } from 'node:fs/promises';

export type ServerLog = {
  readonly fd: number;
  /** The last lines of this run. */
  tail(): Promise<string>;
  close(): Promise<void>;
};

const MOST_BYTES = 5_000_000;
const TAIL_LINES = 12;

export async function openLog(path: string): Promise<ServerLog> {
  if ((await sizeOf(path)) > MOST_BYTES) await truncate(path);
  const start = await sizeOf(path);
  const file = await open(path, 'a', 0o600);
  return {
    fd: file.fd,
    tail: async () => lastLines((await readFile(path)).subarray(start)),
    close: () => file.close(),
  };
}

function lastLines(text: Buffer): string {
  return text.toString('utf8').trimEnd().split('\n').slice(-TAIL_LINES).join('\n');
}

function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  );
}
