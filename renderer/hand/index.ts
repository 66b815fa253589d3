// The hand: what a window that teaches or shows holds all day. The player that follows the session, the ink and
// its tools. Made once in main.tsx, given to the views by context.
export * from './connect.ts';
export * from './hand.ts';
export * from './session.ts';
