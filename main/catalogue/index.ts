// Feeds and importers, and the catalogue that is built from what they said. The sample lesson that came with Lectern is
// a source that is built in. A lesson's id is made from its source's and its own, so that building again changes none.
import { join } from 'node:path';

export { type Catalogue, createCatalogue, type LeftOut } from './catalogue.ts';
export { openHeldFiles } from './held-files.ts';
export { holdFiles, type Outcome } from './hold-files.ts';
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

/** What became of the files of a source that were taken into the store. */
export const heldFilesIn = (shared: string, id: string): string => join(shared, 'catalogue', 'held-files', id);

/** Where the shards of all sources lie, in the PC's data folder. */
export const shardFolderIn = (shared: string): string => join(shared, 'catalogue', 'shards');
