// A folder or a disk of videos, PDFs, slides and subtitles, whose names and folders say where each lesson belongs.
// `understand` tells from the names alone what would come of it, for a person to look at and to correct by rules;
// `folder` walks the disk and makes the records.
export { folder } from './folder.ts';
export { FolderRule, FolderRules } from './rules.ts';
export { type Understanding, understand } from './understand.ts';
export type { Field, From, Understood } from './understood.ts';
