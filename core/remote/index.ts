// What Lectern and a phone that steers it must agree on: what the phone may press and see, and how each message
// between them is numbered and signed. The scheme and what it can and cannot hold off: docs/decisions/0030-remote.md.
export * from './greeting.ts';
export * from './keys.ts';
export * from './lesson.ts';
export * from './messages.ts';
export * from './phone.ts';
export * from './seal.ts';
