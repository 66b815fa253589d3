import * as v from 'valibot';
import { type Cue, MediaSeconds, mediaSeconds } from '../words/index.ts';

const Marks = v.pipe(v.array(MediaSeconds), v.maxLength(1000));

/** What somebody put right of the slides that were found: it stands whatever is found later. */
export const SlideCorrection = v.object({ added: Marks, removed: Marks });
export type SlideCorrection = v.InferOutput<typeof SlideCorrection>;
export const noCorrection: SlideCorrection = { added: [], removed: [] };

/** A change found this near a chapter is the chapter's, whose author said when it begins. */
const CHAPTER_SECONDS = 1.5;
/** What is found anew is found a little earlier or later: this near to one that was taken away it is the same. */
const SAME_FOUND_SECONDS = 1.5;
/** Nobody means two slides by two presses so near. */
const SAME_PRESS_SECONDS = 0.5;

/** Where slides begin: all chapters, what was found besides, and what was put right. The first is there from the start. */
export function slidesOf(
  found: readonly number[],
  cues: readonly Cue[],
  { added, removed }: SlideCorrection = noCorrection,
): MediaSeconds[] {
  const said = cues.flatMap(({ kind, atSeconds }) => (kind === 'chapter' ? [atSeconds] : []));
  const isNew = (at: number): boolean => !near(said, at, CHAPTER_SECONDS);
  const kept = found.filter((at) => !near(removed, at, SAME_FOUND_SECONDS));
  const all = [...said, ...[0, ...kept].filter(isNew).map(mediaSeconds)];
  for (const at of added) if (!near(all, at, SAME_PRESS_SECONDS)) all.push(at);
  return [...new Set(all)].sort((a, b) => a - b);
}

/** Neither the first slide nor a chapter can be taken away: there are never fewer than its author named. */
export function isRemovable(at: number, cues: readonly Cue[]): boolean {
  return at > 0 && !cues.some(({ kind, atSeconds }) => kind === 'chapter' && atSeconds === at);
}

export function withSlide(before: SlideCorrection, at: MediaSeconds): SlideCorrection {
  const { added, removed } = withoutSlide(before, at);
  // One that was found here and taken away is as good as never taken away; else it is there by hand alone.
  const back = removed.filter((one) => Math.abs(one - at) > SAME_FOUND_SECONDS);
  return { removed: back, added: [...added, at] };
}

export function withoutSlide({ added, removed }: SlideCorrection, at: MediaSeconds): SlideCorrection {
  return {
    added: added.filter((one) => Math.abs(one - at) > SAME_PRESS_SECONDS),
    removed: [...removed, at],
  };
}

function near(marks: readonly number[], at: number, seconds: number): boolean {
  return marks.some((other) => Math.abs(other - at) <= seconds);
}
