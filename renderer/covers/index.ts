// Covers: what a lesson looks like before it is opened. Its poster, or the exercise-book paper of its subject.
// Also how its place in the curriculum is said in one line.
export * from './Cover.tsx';
export * from './place.ts';
