/** What the sidebar leads to. */
export type DeskPlace =
  | 'shelf'
  | 'books'
  | 'themes'
  | 'recent'
  | 'timetable'
  | 'plans'
  | 'playlists'
  | 'history'
  | 'downloads'
  | 'sources';
