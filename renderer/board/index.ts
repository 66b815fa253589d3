// Board: a page of slate for writing, from anywhere, also with no lesson. Its papers, and the class's boards.
// The ink on it is ink/'s; which board is shown is the session's.
export * from './BoardPaper.tsx';
export * from './BoardStrip.tsx';
export * from './PaperPicker.tsx';
export * from './useBoards.ts';
