// A page of a list in the shape of a Relay connection.

const cursorOf = ({ id }) => Buffer.from(id).toString('base64url');

/** The id a cursor stands for. */
export const rowAt = (cursor) => (cursor == null ? null : Buffer.from(cursor, 'base64url').toString());

export class Page {
  /** @param found one row more than the page holds, if there is one */
  constructor(found, { first, after }) {
    this.nodes = found.length > first ? found.slice(0, first) : found;
    this.more = found.length > first;
    this.after = after;
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
