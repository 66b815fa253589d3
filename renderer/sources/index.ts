// Where lessons come from: what was taken in from this PC and which feeds are subscribed to, and the way to add one,
// step by step: what it is, where it lies, how it was understood and corrected, taken in.
export * from './SourcesPage.tsx';
