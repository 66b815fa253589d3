// Playlists: a teacher's lessons in the order in which they are to be taught.
// A lesson stays in its list when it has gone or was taken back; what is removed can be brought back until the next start.
export { createPlaylists, playlistHandlers } from './playlists.ts';
