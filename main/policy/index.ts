// What IT decided for this PC: the schema of its keys, the file they are read from, and the folders that follow.
// The issue for IT adds the other sources and their precedence.
export { chooseFolders, type Folders } from './folders.ts';
export { type PolicyFault, type PolicyRead, policyFile, readPolicy } from './read-policy.ts';
export { defaultPolicy, Policy } from './schema.ts';
export { givenTimetable } from './timetable-policy.ts';
