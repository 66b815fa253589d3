import { Quality as Qualities, type Quality } from './ability-state.ts';
import { layoutRects } from './layout.ts';
import { markedRecording, shapesOf } from './regions.ts';
import type { Layout, SessionLesson, SessionState, Track } from './state.ts';
import { changed, refused, type Steps } from './step.ts';

/**
 * A PC that cannot play what it is asked to. What it was seen to lose frames of is kept as pixels a second, and not as
 * the name of a quality: two recordings of 1080p are too much for a PC that plays two of 720p without a drop, and a
 * heavy lesson must not make the next one poor.
 */
type AbilityType = 'dropped' | 'quality' | 'ability';

/** Pixels on the shorter side. */
const SIDE_MAX = { full: Number.POSITIVE_INFINITY, '720p': 720, '480p': 480, one: 720 } as const;
/** What comes this near to what was too much is too much as well. */
const NEAR = 0.9;

export const abilitySteps: Steps<AbilityType> = {
  dropped: (state, { droppedShare, quality }) => {
    // Two windows say it at once, and the second one means what has been changed already.
    if (quality !== qualityOf(state)) return refused('stale');
    if (!canBeEased(state) || !state.lesson) return refused('alreadySo');
    const load = pixelsASecond(state.lesson, shownTracks(state, state.lesson));
    const tooMuch = Math.min(load, state.ability.tooMuch ?? load);
    return changed(state, { ability: { ...state.ability, tooMuch, droppedShare } });
  },
  quality: (state, { chosen }) =>
    chosen === state.ability.chosen ? refused('alreadySo') : changed(state, { ability: { ...state.ability, chosen } }),
  ability: (state, { ability }) => changed(state, { ability }),
};

/** The qualities that this lesson has, best first; each looks different from the one before. */
export function qualitiesOf(lesson: Pick<SessionLesson, 'tracks'>): readonly Quality[] {
  const has = (quality: '720p' | '480p', better: Quality): boolean =>
    lesson.tracks.some((track) => {
      const file = fileOf(track, quality);
      const isOfIt = quality === '480p' || shortSide(file) > SIDE_MAX['480p'];
      return isOfIt && file.digest !== fileOf(track, better).digest;
    });
  const found: Quality[] = ['full'];
  if (has('720p', 'full')) found.push('720p');
  if (has('480p', found.at(-1) ?? 'full')) found.push('480p');
  if (lesson.tracks.length > 1 && lesson.tracks.some(({ role }) => role === 'explanation')) found.push('one');
  return found;
}

/** In which quality the lesson is played on this PC. */
export function qualityOf({ lesson, ability }: Pick<SessionState, 'lesson' | 'ability'>): Quality {
  if (!lesson) return 'full';
  const all = qualitiesOf(lesson);
  const { chosen, tooMuch } = ability;
  // What was chosen in another lesson may not be here: then the next better one.
  if (chosen) return all.filter((one) => rank(one) <= rank(chosen)).at(-1) ?? 'full';
  if (tooMuch === null) return 'full';
  const light = all.find((one) => pixelsASecond(lesson, tracksIn(lesson, one)) < NEAR * tooMuch);
  return light ?? all.at(-1) ?? 'full';
}

/** True where frames that are lost can still be helped; what the teacher chose is left alone. */
export function canBeEased(state: Pick<SessionState, 'lesson' | 'ability'>): boolean {
  if (!state.lesson || state.ability.chosen !== null) return false;
  return qualityOf(state) !== qualitiesOf(state.lesson).at(-1);
}

/** The tracks with the files that are played of them. Their shapes stay: ink and layout keep to those. */
export function playedTracks({ tracks }: Pick<SessionLesson, 'tracks'>, quality: Quality): readonly Track[] {
  return tracks.map((track) => {
    const { digest, mediaType } = fileOf(track, quality);
    return digest === track.digest ? track : { ...track, digest, mediaType };
  });
}

/** The layout as this PC can play it: of two tracks the screen's, which carries what is taught. */
export function playableLayout(state: Pick<SessionState, 'layout' | 'lesson' | 'ability'>): Layout {
  const { layout } = state;
  const isOne = layout.kind === 'screenOnly' || layout.kind === 'explanationOnly';
  return isOne || qualityOf(state) !== 'one' ? layout : { ...layout, kind: 'screenOnly' };
}

type Sized = Pick<Track, 'digest' | 'mediaType' | 'width' | 'height'>;

/** The best file within the quality, or the smallest there is. */
function fileOf(track: Track, quality: Quality): Sized {
  const files: readonly Sized[] = [track, ...(track.lighter ?? [])];
  return files.find((file) => shortSide(file) <= SIDE_MAX[quality]) ?? files.at(-1) ?? track;
}

type Played = { readonly track: Track; readonly file: Sized };

function tracksIn({ tracks }: Pick<SessionLesson, 'tracks'>, quality: Quality): readonly Played[] {
  const played = quality === 'one' ? tracks.filter(({ role }) => role !== 'explanation') : tracks;
  return played.map((track) => ({ track, file: fileOf(track, quality) }));
}

/** What is decoded at this moment: a hidden track is not. */
function shownTracks(state: SessionState, lesson: SessionLesson): readonly Played[] {
  const played = tracksIn(lesson, qualityOf(state));
  if (markedRecording(lesson)) return played;
  const rects = layoutRects(playableLayout(state), shapesOf(lesson));
  return played.filter(({ track }) => rects[track.role]);
}

function pixelsASecond(lesson: Pick<SessionLesson, 'durationSeconds'>, played: readonly Played[]): number {
  return played.reduce((sum, { track, file }) => {
    const { frames } = track;
    const aSecond =
      frames.kind === 'constant'
        ? frames.rateNumerator / frames.rateDenominator
        : frames.count / Math.max(1, lesson.durationSeconds);
    return sum + file.width * file.height * aSecond;
  }, 0);
}

function shortSide({ width, height }: Sized): number {
  return Math.min(width, height);
}

function rank(quality: Quality): number {
  return Qualities.options.indexOf(quality);
}
