import { expectedSeconds, frameAt, settled, viewOf } from '../../core/session/index.ts';
import type { SimWindow } from './window.ts';
import type { World } from './world.ts';

/** What must hold after every single step, whatever goes wrong. Null: it holds. */
export function brokenAlways(world: World): string | null {
  const sounding = world.windows().filter((window) => window.media().get('sound')?.paused === false);
  if (sounding.length > 1) return `two windows sound: ${sounding.map(({ windowId }) => windowId).join(' and ')}`;
  if (world.contradictions() > 0) return 'a record was acknowledged with two numbers';
  return null;
}

/** Costs a look at every record, so it is asked after each event of the lesson, not after each message. */
export function brokenInk(world: World): string | null {
  for (const [id, sequence] of world.acknowledged) {
    const stored = world.disk.get(id);
    if (stored === undefined) return `acknowledged ${id} is not on the disk`;
    if (stored.sequence !== sequence) return `${id} was acknowledged as ${sequence} and stands as ${stored.sequence}`;
  }
  return null;
}

/** A frame at 25 a second is 40 ms; the clocks' own error and the law's dead band are well below. */
export const STEP_BOUND_SECONDS = 0.04;

/** What must hold when nothing was done for a while and messages come through. */
export function brokenWhenQuiet(world: World): string | null {
  const state = world.main().state();
  if (state.motion.kind === 'gathering') return 'still gathering';
  if (state.motion.kind === 'paused' && state.motion.fixing) return 'still fixing';
  for (const window of world.windows()) {
    const broken = brokenWindow(window, world);
    if (broken) return `${window.windowId}: ${broken}`;
  }
  return null;
}

function brokenWindow(window: SimWindow, world: World): string | null {
  const state = world.main().state();
  if (JSON.stringify(window.state()) !== JSON.stringify(state)) {
    return `knows revision ${window.state()?.revision}, main has ${state.revision}`;
  }
  if (window.unsaved() > 0) return `${window.unsaved()} strokes still unsaved`;
  const { lesson } = state;
  if (!lesson) return null;
  const { motion } = viewOf(state, window.role);
  const expected = expectedSeconds({ motion, rate: state.rate }, world.main().now());
  for (const [part, media] of window.media()) {
    const error = media.seconds() - expected;
    if (motion.kind === 'playing' && expected < motion.stopsAtSeconds) {
      const mayHaveEnded = media.seconds() >= media.duration - 0.05;
      if (!mayHaveEnded && Math.abs(error) / state.rate > STEP_BOUND_SECONDS)
        return `${part} is ${error.toFixed(3)} s off at ${expected.toFixed(2)}`;
      continue;
    }
    if (!media.paused && !media.ended) return `${part} plays on while the lesson stands`;
    const track = lesson.tracks.find(({ role }) => role === part);
    if (!track) continue;
    const shown = frameAt(track.frames, media.seconds())?.index;
    const wanted = frameAt(track.frames, settled(lesson, expected))?.index;
    if (shown !== wanted) return `${part} stands at frame ${shown}, not ${wanted}`;
  }
  return null;
}
