// Documents: files of a lesson that a program of the PC opens. It gets a copy of ours, checked against its digest, of a
// kind that is on the list and carries no macros; Lectern makes room on the large screen and comes back.

export { createBooks } from './books.ts';
export { createDocuments, documentHandlers } from './documents.ts';
