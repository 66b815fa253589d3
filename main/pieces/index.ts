// A file in pieces, as BitTorrent cuts it (BEP 3), so that part of it can be checked before all of it is here.

export { createPieceHasher } from './hash-pieces.ts';
export { infoHashOf } from './info-hash.ts';
export { type PieceTable, pieceBytesFor, readTable, tableBytes } from './piece-table.ts';
