// Imports: a video from disk becomes a lesson. By drag and drop anywhere on the desk, or by choosing files;
// how far it came, how it is stopped, and why it was refused.
export * from './DropZone.tsx';
export * from './ImportButton.tsx';
export * from './JobList.tsx';
export { subtitleAccept } from './subtitle-endings.ts';
