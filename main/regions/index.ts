// Regions: where one recording shows the presenter and where the screen. Marked once for a lesson by a teacher, or
// suggested from what stays in the picture through the whole recording.
export { createRegions, type RegionsService, regionHandlers } from './regions.ts';
