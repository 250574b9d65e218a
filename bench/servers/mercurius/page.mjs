// A page of a list in the shape of a Relay connection.
import { askedOf } from '../shared/asked.mjs';
import { countsUnder, rowsUnder } from '../shared/rows.mjs';

const cursorOf = ({ id }) => Buffer.from(id).toString('base64url');
const rowAt = (cursor) => (cursor == null ? null : Buffer.from(cursor, 'base64url').toString());

/** A page of the list under each parent; the totals are counted only if they were asked for. */
export async function pagesOf(pool, list, parents, { first = 20, after, filter, orderBy }, info) {
  const wanted = { limit: first + 1, after: rowAt(after), asked: askedOf(info, list.of), filter, orderBy };
  const counting = askedOf(info, `${list.of}Connection`).has('totalCount');
  const [rows, totals] = await Promise.all([
    rowsUnder(pool, list, parents, wanted),
    counting ? countsUnder(pool, list, parents, { filter }) : [],
  ]);
  return rows.map((found, n) => new Page(found, { first, after }, totals[n]));
}

class Page {
  /** @param found one row more than the page holds, if there is one */
  constructor(found, { first, after }, totalCount) {
    this.nodes = found.length > first ? found.slice(0, first) : found;
    this.more = found.length > first;
    this.after = after;
    this.totalCount = totalCount;
  }

  get edges() {
    return this.nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  }

  get pageInfo() {
    const { nodes } = this;
    return {
      hasNextPage: this.more,
      hasPreviousPage: this.after != null,
      startCursor: nodes.length === 0 ? null : cursorOf(nodes[0]),
      endCursor: nodes.length === 0 ? null : cursorOf(nodes[nodes.length - 1]),
    };
  }
}
