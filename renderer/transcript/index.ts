// The ways into a lesson beside its picture: all that is said, sentence by sentence, searched and followed; the
// teacher's own bookmarks; its slides. A press goes there.
export * from './BesidePanel.tsx';
