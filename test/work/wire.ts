import pg from 'pg';
import { RowsQuery } from '../../src/entities/rows-query.js';

/** What PostgreSQL has answered to this process so far. */
export interface Wire {
  readonly rows: number;
  readonly answered: number;
}

interface Answering {
  handleDataRow(row: unknown): void;
  handleReadyForQuery(connection: unknown): void;
}

/** Listens where pg hands over what comes in, once for all connections: a promise to look at would be one more. */
export function listenToWire(): Wire {
  const wire = { rows: 0, answered: 0 };
  const query = pg.Query.prototype as unknown as Answering;
  for (const rows of [query, RowsQuery.prototype as unknown as Answering]) {
    const { handleDataRow } = rows;
    rows.handleDataRow = function (row): void {
      wire.rows += 1;
      handleDataRow.call(this, row);
    };
  }
  const { handleReadyForQuery } = query;
  query.handleReadyForQuery = function (connection): void {
    wire.answered += 1;
    handleReadyForQuery.call(this, connection);
  };
  return wire;
}
