// History: what this teacher had before a class, by day, and the way to go on from there.
export * from './HistoryPage.tsx';
