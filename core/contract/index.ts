// The contract between windows and main: channels, events, roles, and the shapes they carry.

export * from './bookmark-channels.ts';
export * from './bridge.ts';
export * from './browse-channels.ts';
export * from './channel.ts';
export * from './channels.ts';
export * from './classroom-channels.ts';
export * from './document-channels.ts';
export * from './download-channels.ts';
export * from './events.ts';
export * from './favourite-channels.ts';
export * from './feed-channels.ts';
export * from './finding-channels.ts';
export * from './growing-pieces.ts';
export * from './history-channels.ts';
export * from './library-channels.ts';
export * from './plan-channels.ts';
export * from './playlist-channels.ts';
export * from './ready-channels.ts';
export * from './remote-channels.ts';
export * from './roles.ts';
export * from './sources-channels.ts';
export * from './timetable-channels.ts';
export * from './wire.ts';
