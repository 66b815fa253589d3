// A phone or tablet of the room as a remote of the lesson: whether it may be at all, the code it begins with, who is
// asked, and the conversation under seal. Off until a teacher turns it on, and off again when the lesson ends.
// Keys and messages: core/remote; the listener: main/host; the scheme: docs/decisions/0030-remote.md.
export { createBarrier } from './barrier.ts';
export { remoteHandlers } from './handlers.ts';
export { readRemotePages } from './pages.ts';
export { createRemote } from './remote.ts';
