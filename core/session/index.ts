// The projected lesson: its state, the commands that change it, and the law every follower keeps.
export * from './command.ts';
export * from './state.ts';
