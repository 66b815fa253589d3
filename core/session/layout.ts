import type { TrackRole } from '../words/index.ts';
import type { Shape } from './regions.ts';
import type { Inset, Layout } from './state.ts';

/** A part of the 16:9 picture, in picture space 0..1 from its top left. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** The tracks that are shown, each with the very rectangle its video fills: ink keeps to it. */
export type TrackRects = { readonly [Role in TrackRole]?: Rect };

/** The picture as look/ draws it, in pixels of 1920 x 1080. */
const WIDTH = 1920;
const HEIGHT = 1080;
const SIDE = { screenWidth: 1408, explanationWidth: 496, gap: 16, height: 792 };
/** With captions the tracks move up, so that two lines fit into the black band under them. */
const SIDE_TOP = { plain: 144, captions: 76 };
const CORNER = { maxWidth: 422, maxHeight: 432, margin: 32 };
/** Two lines of captions on their strip, when a track fills the picture. */
const STRIP_HEIGHT = 184;

type Pixels = Rect;

/**
 * Where each visible track lies. A track that is not in the answer is hidden in this layout. Nothing is
 * ever cropped: a track of another shape than its place is fitted into it.
 */
export function layoutRects(layout: Layout, tracks: readonly Shape[], captions = false): TrackRects {
  const explanation = tracks.find(({ role }) => role === 'explanation');
  const main = tracks.find(({ role }) => role === 'screen') ?? tracks.find(({ role }) => role === 'composite');
  if (!main || !explanation) return alone(main ?? explanation);
  switch (layout.kind) {
    case 'screenOnly':
      return alone(main);
    case 'explanationOnly':
      return alone(explanation);
    case 'sideBySide':
      return sideBySide(main, explanation, captions, layout.split);
    case 'pictureInPicture':
      return { ...alone(main), [explanation.role]: share(insetPlace(layout, explanation, captions)) };
  }
}

/** Where captions stand: in the black band under two tracks, else on a strip over the picture's foot. */
export function captionPlace(layout: Layout, tracks: readonly Shape[]): { kind: 'band' | 'strip'; rect: Rect } {
  const shown = Object.keys(layoutRects(layout, tracks)).length;
  if (shown === 2 && layout.kind === 'sideBySide') {
    const top = SIDE_TOP.captions + SIDE.height;
    return { kind: 'band', rect: share({ x: 0, y: top, width: WIDTH, height: HEIGHT - top }) };
  }
  return { kind: 'strip', rect: share({ x: 0, y: HEIGHT - STRIP_HEIGHT, width: WIDTH, height: STRIP_HEIGHT }) };
}

function alone(track: Shape | undefined): TrackRects {
  if (!track) return {};
  return { [track.role]: share(fitted(track, { x: 0, y: 0, width: WIDTH, height: HEIGHT })) };
}

function sideBySide(main: Shape, explanation: Shape, captions: boolean, split?: number): TrackRects {
  if (split !== undefined) return divided(main, explanation, captions, split);
  const y = captions ? SIDE_TOP.captions : SIDE_TOP.plain;
  const left = { x: 0, y, width: SIDE.screenWidth, height: SIDE.height };
  const right = { x: SIDE.screenWidth + SIDE.gap, y, width: SIDE.explanationWidth, height: SIDE.height };
  return { [main.role]: share(fitted(main, left)), [explanation.role]: share(fitted(explanation, right)) };
}

/** Divided by hand: each as large as its part lets it be, about the height at which the drawn layout has them. */
function divided(main: Shape, explanation: Shape, captions: boolean, split: number): TrackRects {
  const height = captions ? SIDE_TOP.captions + SIDE.height : HEIGHT;
  const x = split * WIDTH + SIDE.gap;
  const placed = (track: Shape, left: number, width: number): Rect => {
    const fits = fitted(track, { x: left, y: 0, width, height });
    const low = Math.min(SIDE_TOP.captions, height - fits.height);
    return share(captions ? { ...fits, y: Math.max(fits.y, low) } : fits);
  };
  return { [main.role]: placed(main, 0, split * WIDTH), [explanation.role]: placed(explanation, x, WIDTH - x) };
}

function insetPlace(layout: Layout, track: Shape, captions: boolean): Pixels {
  return layout.inset ? byHand(layout.inset, track, captions) : cornerPlace(layout, track, captions);
}

/** Where a hand has put it, held to the picture above the captions. */
function byHand({ x, y, width }: Inset, track: Shape, captions: boolean): Pixels {
  const foot = HEIGHT - (captions ? STRIP_HEIGHT : 0);
  const place = fitted(track, { x: 0, y: 0, width: width * WIDTH, height: foot });
  return {
    x: Math.min(x * WIDTH, WIDTH - place.width),
    y: Math.min(y * HEIGHT, foot - place.height),
    width: place.width,
    height: place.height,
  };
}

function cornerPlace(layout: Layout, track: Shape, captions: boolean): Pixels {
  const { maxWidth, maxHeight, margin } = CORNER;
  const { width, height } = fitted(track, { x: 0, y: 0, width: maxWidth, height: maxHeight });
  const isLeft = layout.corner === 'topLeft' || layout.corner === 'bottomLeft';
  const isTop = layout.corner === 'topLeft' || layout.corner === 'topRight';
  const foot = captions ? STRIP_HEIGHT : margin;
  return {
    x: isLeft ? margin : WIDTH - margin - width,
    y: isTop ? margin : HEIGHT - foot - height,
    width,
    height,
  };
}

/** The largest rectangle of the track's shape in the place, in its middle. */
function fitted(track: Shape, place: Pixels): Pixels {
  const shape = track.width > 0 && track.height > 0 ? track.width / track.height : WIDTH / HEIGHT;
  const width = Math.min(place.width, place.height * shape);
  const height = width / shape;
  return { x: place.x + (place.width - width) / 2, y: place.y + (place.height - height) / 2, width, height };
}

function share({ x, y, width, height }: Pixels): Rect {
  return { x: x / WIDTH, y: y / HEIGHT, width: width / WIDTH, height: height / HEIGHT };
}
