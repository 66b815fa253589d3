// Ready for class, as a teacher sees it: the mark of a lesson, the check with what it found and one tap for each, and
// the part of the check that only this window can do: to show the first and last seconds of each film to itself.
export * from './FilmCheck.tsx';
export * from './ReadyCard.tsx';
export * from './ReadyCheck.tsx';
export * from './ReadyMarkLine.tsx';
