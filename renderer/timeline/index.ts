// Timeline: a lesson's chapters as segments, its pause points as diamonds, the class's ink as pages.
// The same part on shelf, lesson, console and panel. Sizes come from the place it stands in.
export * from './parts.ts';
export { pictureAt } from './strip.ts';
export * from './Timeline.tsx';
export * from './TimelineBar.tsx';
