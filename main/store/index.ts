// Content-addressed files: put, verify, open a range, collect. The name of a file is the digest of its bytes.
// Small files that must be written whole or not at all go through `replaceFile`.
export { replaceFile } from './replace-file.ts';
export { hasRoom } from './room.ts';
export { createStore, joinStore, type PutFailure, type Store, type Stored, type StoreSource } from './store.ts';
