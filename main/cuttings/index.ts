// Pieces cut out of the class's picture, to be written beside on a board: kept as small pictures of this account, as
// long as a board with ink names them. Which board shows which piece stands in the board's name: core/ink/page.ts.
export { type Cuttings, createCuttings } from './cuttings.ts';
