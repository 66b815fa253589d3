// The projected lesson: its state, the commands that change it, and the law every follower keeps.
// Where pause is decided: motion.ts. The rules by number: SPEC.md.
export { canBeEased, playedTracks, qualitiesOf, qualityOf } from './ability.ts';
export { Ability, type LighterFile, Quality } from './ability-state.ts';
export { type Aid, type AidKind, type Countdown, CurtainSide, type Zoom } from './aid-state.ts';
export { countdownLeft } from './aids.ts';
export * from './clock.ts';
export * from './command.ts';
export { deadlineOf } from './deadlines.ts';
export { turned } from './documents.ts';
export * from './follow.ts';
export * from './frames.ts';
export { gridTrack, settled } from './grid.ts';
export { initialState } from './initial.ts';
export * from './layout.ts';
export * from './leading.ts';
export { LiveAid } from './live-aid.ts';
export { questionAt } from './questions.ts';
export { reduce } from './reduce.ts';
export { Region, Regions } from './region-state.ts';
export { markedRecording, recordingOf, shapesOf, wholeAround } from './regions.ts';
export * from './slides.ts';
export * from './sound.ts';
export * from './state.ts';
export * from './stops.ts';
export { type View, viewOf } from './view.ts';
export * from './zoom.ts';
