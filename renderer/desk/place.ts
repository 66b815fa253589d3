/** What the sidebar leads to. */
export type DeskPlace = 'shelf' | 'books' | 'themes' | 'recent' | 'timetable' | 'playlists' | 'history' | 'sources';
