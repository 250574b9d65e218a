/** The embedded database cannot run. Written for the operator: the message names what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** What a program that failed said for itself, or else what the system said about it. */
export function reason(failure: unknown): string {
  const { stderr, message } = failure as { stderr?: string; message?: string };
  return (stderr || message || String(failure)).trim();
}
