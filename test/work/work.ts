/** What a request makes the gateway do, counted; no clock is read. */
export interface Work {
  /** Sent to PostgreSQL, but for those that open, close and wall the transaction. */
  readonly statements: number;
  /** That PostgreSQL sent back. */
  readonly rows: number;
  /** Of the field fence: verdicts, one for each parent asked about. */
  readonly rules: number;
  /** From the request's arrival until nothing of it is under way: HTTP, the token and the log included. */
  readonly promises: number;
  /** On V8's heap, by code that is not optimized. Asking over HTTP is a small constant part of them. */
  readonly bytes: number;
}
