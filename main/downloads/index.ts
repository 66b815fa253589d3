// Lessons that were asked for: queue/ says whose turn it is and what became of each; http/ brings their files from the
// mirrors of their feed, piece by piece where it cut them. Bounded by what the catalogue said, believed only by digest.
export { createDownloads, type Downloads } from './downloads.ts';
export { fetchFile } from './fetch-file.ts';
export { fetchFiles } from './fetch-files.ts';
export { downloadHandlers } from './handlers.ts';
export { type Client, createClient } from './http/client.ts';
export type { Wanted } from './ports.ts';
