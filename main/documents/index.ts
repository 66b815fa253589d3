// Documents: files of a lesson that a program of the PC opens. It gets a copy of ours, checked against its digest, of a
// kind that is on the list and carries no macros; Lectern makes room on the large screen and comes back. Where LibreOffice is installed,
// a PDF is made of it too, which is shown and drawn on in Lectern.

export { createBooks } from './books.ts';
export { type Conversions, createConversions } from './conversions.ts';
export { createDocuments, documentHandlers } from './documents.ts';
