// What is made and measured of films while nobody waits: scrub copies, preview strips, loudness, changes of slide, and
// films anew whose keyframes lie too far apart. Each is kept by the digest of its film, so it is true in every lesson
// that has it. Nobody asked for this work and nobody waits for it: it is not on the console's list of jobs.
export { createDerived, type Derived } from './derived.ts';
export type { FilmDerived } from './kinds.ts';
