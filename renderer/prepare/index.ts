// Prepare: the console without a class. A teacher's plan over lessons that stay as they are, made on the dark stage
// in this window only, with what is drawn on its moments, and what of it stands beside the class: notes, minutes, the segment that comes next.
export * from './NextSegment.tsx';
export * from './PlanInClass.tsx';
export * from './PrepareDoor.tsx';
