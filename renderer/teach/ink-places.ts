import { markedRecording, type Rect, type SessionLesson, seenRect, type Zoom } from '../../core/session/index.ts';
import type { TrackRole } from '../../core/words/index.ts';
import type { SurfaceRect } from '../ink/index.ts';
import type { Surfaces } from '../player/index.ts';

/** The inset lies over the screen, so it takes the pen first. */
const topmostFirst: readonly TrackRole[] = ['explanation', 'screen', 'composite'];
const WHOLE: Rect = { x: 0, y: 0, width: 1, height: 1 };

/**
 * Where the ink of a lesson's tracks lies in the picture. Ink on a region of a recording is ink on the recording: it is
 * there in the same place when the recording is one picture again, and of what was drawn on the whole each region shows
 * its part.
 */
export function inkPlaces(lesson: SessionLesson | null, surfaces: Surfaces | null): readonly SurfaceRect[] {
  const shown = topmostFirst.flatMap((surface) => {
    const rect = surfaces?.[surface];
    return rect ? [{ surface, rect }] : [];
  });
  const recording = lesson && markedRecording(lesson);
  if (!recording) return shown;
  return shown.flatMap(({ surface, rect }) => {
    if (surface === 'composite') return [];
    const region = recording.regions[surface];
    const width = rect.width / region.width;
    const height = rect.height / region.height;
    const whole = { x: rect.x - region.x * width, y: rect.y - region.y * height, width, height };
    return [{ surface: 'composite' as const, rect: whole, clip: rect }];
  });
}

/** Ink keeps to its place in the picture, and is drawn where that place is seen. */
export function enlargedPlaces(zoom: Zoom, places: readonly SurfaceRect[]): readonly SurfaceRect[] {
  const all: readonly SurfaceRect[] = [...places, { surface: 'picture', rect: WHOLE }];
  return all.map(({ surface, rect, clip }) => ({
    ...{ surface, rect: seenRect(zoom, rect) },
    ...(clip && { clip: seenRect(zoom, clip) }),
  }));
}
