// Playlists: a teacher's lessons in the order in which they are to be taught. The page of all lists, one list's own
// page, and the menu that puts a lesson into one. Every change says itself with the way back.
export * from './NextInPlaylist.tsx';
export * from './PlaylistMenu.tsx';
export * from './PlaylistsPage.tsx';
