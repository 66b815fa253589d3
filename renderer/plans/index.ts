// Plans: all that a teacher has prepared, by when it is needed next. Opened, named, copied and removed here; a plan
// itself is worked on in prepare. Every change says itself with the way back.
export * from './PlansPage.tsx';
