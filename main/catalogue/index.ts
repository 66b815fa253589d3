// Feeds and importers, and the catalogue that is built from what they said. The sample lesson that came with Lectern is
// a source that is built in. A lesson's id is made from its source's and its own, so that building again changes none.
import { join } from 'node:path';

export { type Catalogue, createCatalogue, type LeftOut, sampleIdIn } from './catalogue.ts';
export { openHeldFiles } from './held-files.ts';
export { type Held, holding, nothingHeld } from './holding.ts';
export { type ImportProblem, type ImportReport, importSource } from './import-source.ts';
export {
  type Importer,
  ImportRefused,
  importers,
  type LocalFile,
  readColumns,
  shownText,
  tableRows,
} from './importers/index.ts';
export { changeSource, dropSource, keepSource, type NotChanged } from './keep-source.ts';
export { dropSetAside, putBack, setAside } from './set-aside.ts';
export { type KeptSource, lookAtSources, readSources, SourceId } from './sources.ts';
export { readTextSources } from './text-sources.ts';

/** Where, by source, it is kept what became of the files that were taken into the store. */
export const heldFilesIn = (shared: string): string => join(shared, 'catalogue', 'held-files');

/** Where the shards of all sources lie, in the PC's data folder. */
export const shardFolderIn = (shared: string): string => join(shared, 'catalogue', 'shards');
