// The player: keeps this window's videos, sound and captions to the session that main holds.
//
// One window does once:
//   const window = connectWindowPlayer({ call, listen: (name, hear) => listen(bridge, name, hear), windowId, role });
//   bridge.onState((road) => road === 'open' && window.mainIsBack());
//   const state = useSession(window.link);                 // null until main has answered
//   const seconds = useMediaSeconds(state, window.clock);  // for seek bar and clock
//   <LessonPicture window={window} state={state} onSurfaces={…}><InkCanvas … /></LessonPicture>
//
// LessonPicture fills its parent with a 16:9 box: visible tracks, children (ink), captions, black. It shows no
// track while `viewOf(state, role).showing` is a board; the board is the children's. What the class's window
// shows (held layout and ink while frozen) is core's `viewOf(state, role)`: use it instead of `state` there.
// To pause or freeze: `call('session.command', { type: 'pause', reason, presentedSeconds: window.player.presentedSeconds() })`.
// A step by a frame: `seek` to `frameStep(track.frames, seconds, ±1, window.tables.of(track.frames))`, track = gridTrack(lesson).
// The page of ink of the standing frame: `lessonPage(lesson.id, motion.mediaSeconds)` once `motion.fixing` is false.

export { type CaptionFiles, useCaptionFile } from './caption-files.ts';
export { createFrameCopy, type FrameCopy, isTurned, type Part } from './frame-copy.ts';
export { pixelsOf, type Size, smallPicture } from './frame-pixels.ts';
export { LessonPicture, type Surfaces } from './LessonPicture.tsx';
export type { MainClock } from './main-clock.ts';
export { createScrubFrames, type ScrubFrames } from './scrub-frames.ts';
export type { Listen, SessionLink } from './session-link.ts';
export { openToneOutput } from './tone-output.ts';
export { useMediaSeconds, useSession } from './use-session.ts';
export { connectWindowPlayer, type WindowPlayer } from './window-player.ts';
