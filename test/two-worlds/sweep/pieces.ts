import { Variables, type Asked } from '../variables.js';

/** A field of the root of a query, its arguments given as variables. */
export type Piece = (variables: Variables) => string;

/** Documents of several pieces each, as many as the limits let pass (rulings 16). */
export function documentsOf(pieces: readonly Piece[]): readonly Asked[] {
  const documents: Piece[][] = [];
  let room = { pieces: 0, tokens: 0, lists: 0 };
  for (const piece of pieces) {
    const needed = weightOf(piece);
    if (needed.tokens > room.tokens || needed.lists > room.lists || room.pieces === 0) {
      documents.push([]);
      room = MOST;
    }
    documents.at(-1)?.push(piece);
    room = { pieces: room.pieces - 1, tokens: room.tokens - needed.tokens, lists: room.lists - needed.lists };
  }
  return documents.map(together);
}

/** Every piece has an alias, of which there may be thirty; a document has 2,000 tokens at most and costs 5,000. */
const MOST = { pieces: 30, tokens: 1800, lists: 90 } as const;
export const PAGE = 50;

/** With its alias, and with what declares its variables. */
function weightOf(piece: Piece): { readonly tokens: number; readonly lists: number } {
  const text = piece(new Variables());
  return {
    tokens: 5 + (text.match(/\w+|[^\w\s,]/g) ?? []).length * 1.2,
    lists: (text.match(/first:/g) ?? []).length,
  };
}

function together(pieces: readonly Piece[]): Asked {
  const variables = new Variables();
  return variables.asked(`{ ${pieces.map((piece, n) => `p${n}: ${piece(variables)}`).join(' ')} }`);
}
