import type { TestGateway } from '../gateway.js';

/** How many statements were sent; those that open, close and wall transactions are counted by `statements.spec.ts`. */
export const statementsSent = ({ statements }: TestGateway): number =>
  statements.filter(({ text }) => !/^(BEGIN|COMMIT|ROLLBACK|SET LOCAL)/.test(text)).length;
