// Lessons of a catalogue as files: cards to search and details to open, in frames that are read one by one. Feeds
// publish them, importers write them, the catalogue is built from them.
export type { Card } from './card.ts';
export { framesIn, lessonsOf, type Placed, SourceBroken, type SourceFiles } from './changed.ts';
export { framesOf, linesOf, ShardBroken } from './frames.ts';
export { writeShard } from './write.ts';
