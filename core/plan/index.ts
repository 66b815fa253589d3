// The plan's law: what a teacher's plan holds, how it changes and is changed back, which cues it gives a lesson,
// what comes after a segment, and how its minutes stand against a period.
export * from './budget.ts';
export * from './change.ts';
export * from './cues.ts';
export * from './dry-run.ts';
export * from './marking.ts';
export * from './notes.ts';
export * from './plan.ts';
export * from './segments.ts';
export * from './shown.ts';
export * from './undo.ts';
export * from './watched.ts';
