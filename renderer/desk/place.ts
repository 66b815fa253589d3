/** What the sidebar leads to. */
export type DeskPlace = 'shelf' | 'timetable' | 'sources';
