import { Exchange } from '../../src/entities/exchange.js';

/** What PostgreSQL has answered to this process so far. */
export interface Wire {
  readonly rows: number;
  readonly answered: number;
}

/** Listens where pg hands over what comes in, once for all connections: a promise to look at would be one more. */
export function listenToWire(): Wire {
  const wire = { rows: 0, answered: 0 };
  const { handleDataRow, handleCommandComplete } = Exchange.prototype;
  Exchange.prototype.handleDataRow = function (row): void {
    wire.rows += 1;
    handleDataRow.call(this, row);
  };
  Exchange.prototype.handleCommandComplete = function (): void {
    wire.answered += 1;
    handleCommandComplete.call(this);
  };
  return wire;
}
