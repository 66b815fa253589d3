// What Lectern reads in an MP4 file without a player: where the frames of a copy lie, and what is whole of one that grows.
export * from './boxes.ts';
