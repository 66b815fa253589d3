import type { Region, Regions } from './region-state.ts';
import type { Track } from './state.ts';

/** A picture that a layout can place: a track, or a region of the one recording, with its shape. */
export type Shape = Pick<Track, 'role' | 'width' | 'height'>;

type Pictured = { readonly tracks: readonly Track[]; readonly regions?: Regions | undefined };

/** The pictures of the lesson. One recording whose regions are marked gives two, as if each had been a track. */
export function shapesOf(lesson: Pictured): readonly Shape[] {
  const recording = markedRecording(lesson);
  if (!recording) return lesson.tracks;
  const { track, regions } = recording;
  return (['explanation', 'screen'] as const).map((role) => {
    const { width, height } = regions[role];
    return { role, width: track.width * width, height: track.height * height };
  });
}

/** The recording whose two regions are marked, or null: tracks of their own are better than parts of one. */
export function markedRecording({ tracks, regions }: Pictured): { track: Track; regions: Regions } | null {
  const track = recordingOf({ tracks });
  return track && regions ? { track, regions } : null;
}

/** The one recording in which both can be marked. */
export function recordingOf<T extends Pick<Track, 'role'>>({ tracks }: { readonly tracks: readonly T[] }): T | null {
  const [track, more] = tracks;
  return track?.role === 'composite' && !more ? track : null;
}

/** Where the whole recording lies for one of its regions to fill a box. */
export function wholeAround({ x, y, width, height }: Region): Region {
  return { x: -x / width, y: -y / height, width: 1 / width, height: 1 / height };
}
