// Book: documents and textbooks before the class, page by page. A PDF is drawn by pdf.js, whose parser and decoders
// run in a worker with a policy of its own; pictures and texts need no more than the window has. Which page is shown
// is the session's, the ink on it is ink/'s.
export { BookButton } from './BookButton.tsx';
export { DocumentPicture } from './DocumentPicture.tsx';
export { DocumentStrip } from './DocumentStrip.tsx';
export { isOpenable, useOpenFile } from './open-file.ts';
