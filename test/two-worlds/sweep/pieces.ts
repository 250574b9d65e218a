import type { Asked } from '../variables.js';
import { Variables } from '../variables.js';

/** A field of the root of a query, its arguments given as variables. */
export type Piece = (variables: Variables) => string;

/** Documents of several pieces each, as many as the limits let pass (rulings 16). */
export function documentsOf(pieces: readonly Piece[]): readonly Asked[] {
  const documents: Piece[][] = [];
  let room = NOTHING;
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

/** A page of these costs about fifty times its rows; a document may have 2,000 tokens and cost 5,000. */
const MOST = { pieces: 30, tokens: 1800, lists: 90 } as const;
const NOTHING = { pieces: 0, tokens: 0, lists: 0 };
export const PAGE = 50;

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
