// Remote: the page that a phone opens (main.tsx, in a bundle of its own), and what the console shows of it: the button,
// the card with the code, the digits of a phone that asks.
export { RemoteButton } from './RemoteButton.tsx';
export { RemoteCard } from './RemoteCard.tsx';
export { type RemoteView, useRemote } from './useRemote.ts';
