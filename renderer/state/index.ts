// State: what this window knows of main, kept by events, and how views read it.
// Stores change only by what main says; a view asks main and waits to hear of it.
// The session's own clock and followers live in player/.
export * from './cell.ts';
export * from './coming.ts';
export * from './context.ts';
export * from './downloads.ts';
export * from './favourites.ts';
export * from './home.ts';
export * from './imports.ts';
export * from './lectern.ts';
export * from './library.ts';
export * from './listen.ts';
export * from './notices.ts';
export * from './playlists.ts';
export type { Privacy } from './privacy.ts';
export type { ReadyStore } from './ready.ts';
export * from './use-did.ts';
export * from './use-private.ts';
export * from './use-ready.ts';
export * from './use-told.ts';
export * from './wall-clock.ts';
