// Background work: one state machine with priority, progress, cancel, and resume after a restart.
// What the work is stays with whoever starts it; here are its order, its state and what the console sees of it.
// And work that nobody asked for: looks that begin again whenever something changed.

export { createJobs, type JobControl, type Jobs, type JobWork, type NewJob } from './jobs.ts';
export { jobsHandlers } from './jobs-handlers.ts';
export { createLookAgain, type LookAgain } from './look-again.ts';
