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
/** With captions the tracks move away from the middle, so that two lines fit into the black band beside them. */
const SIDE_TOP = { plain: 144, captions: 76 };
const CORNER = { maxWidth: 422, maxHeight: 432, margin: 32 };

type Pixels = Rect;

/** Where captions stand and how much of the picture's height two lines of them need. */
export type CaptionRoom = { readonly side: 'foot' | 'head'; readonly height: number };
type Captions = CaptionRoom | null;

/**
 * Where each visible track lies. A track that is not in the answer is hidden in this layout. Nothing is
 * ever cropped: a track of another shape than its place is fitted into it.
 */
export function layoutRects(layout: Layout, tracks: readonly Shape[], captions: Captions = null): TrackRects {
  const explanation = tracks.find(({ role }) => role === 'explanation');
  const main = tracks.find(({ role }) => role === 'screen') ?? tracks.find(({ role }) => role === 'composite');
  if (!main || !explanation) return alone(main ?? explanation, captions);
  switch (layout.kind) {
    case 'screenOnly':
      return alone(main, captions);
    case 'explanationOnly':
      return alone(explanation, captions);
    case 'sideBySide': {
      const beside = sideBySide(main, explanation, captions, layout.split);
      return atHead(captions) ? upsideDown(beside) : beside;
    }
    case 'pictureInPicture':
      return { ...alone(main, captions), [explanation.role]: share(insetPlace(layout, explanation, captions)) };
  }
}

/**
 * Where captions stand. At the foot: in the black band under two tracks, else on a strip over the picture. At the head
 * a slide has its title, so there they always have a band of their own.
 */
export function captionPlace(
  layout: Layout,
  tracks: readonly Shape[],
  room: CaptionRoom,
): { kind: 'band' | 'strip'; rect: Rect } {
  const isBeside = layout.kind === 'sideBySide' && Object.keys(layoutRects(layout, tracks)).length === 2;
  const height = isBeside ? HEIGHT - sideTop(room) - SIDE.height : heightOf(room);
  const y = room.side === 'head' ? 0 : HEIGHT - height;
  return {
    kind: isBeside || room.side === 'head' ? 'band' : 'strip',
    rect: share({ x: 0, y, width: WIDTH, height }),
  };
}

function heightOf(captions: Captions): number {
  return captions ? captions.height * HEIGHT : 0;
}

function atHead(captions: Captions): boolean {
  return captions?.side === 'head';
}

function alone(track: Shape | undefined, captions: Captions): TrackRects {
  if (!track) return {};
  const y = atHead(captions) ? heightOf(captions) : 0;
  return { [track.role]: share(fitted(track, { x: 0, y, width: WIDTH, height: HEIGHT - y })) };
}

/** The same with the band above instead of below. */
function upsideDown(rects: TrackRects): TrackRects {
  const mirrored = (rect: Rect): Rect => ({ ...rect, y: 1 - rect.y - rect.height });
  return Object.fromEntries(Object.entries(rects).map(([role, rect]) => [role, mirrored(rect)]));
}

/** How far above its middle two tracks lie, so that captions have their band. */
function sideTop(captions: Captions): number {
  const free = HEIGHT - SIDE.height;
  return captions ? Math.min(SIDE_TOP.captions, free - heightOf(captions)) : SIDE_TOP.plain;
}

function sideBySide(main: Shape, explanation: Shape, captions: Captions, split?: number): TrackRects {
  if (split !== undefined) return divided(main, explanation, captions, split);
  const y = sideTop(captions);
  const left = { x: 0, y, width: SIDE.screenWidth, height: SIDE.height };
  const right = { x: SIDE.screenWidth + SIDE.gap, y, width: SIDE.explanationWidth, height: SIDE.height };
  return { [main.role]: share(fitted(main, left)), [explanation.role]: share(fitted(explanation, right)) };
}

/** Divided by hand: each as large as its part lets it be, about the height at which the drawn layout has them. */
function divided(main: Shape, explanation: Shape, captions: Captions, split: number): TrackRects {
  const top = sideTop(captions);
  const height = captions ? top + SIDE.height : HEIGHT;
  const x = split * WIDTH + SIDE.gap;
  const placed = (track: Shape, left: number, width: number): Rect => {
    const fits = fitted(track, { x: left, y: 0, width, height });
    const low = Math.min(top, height - fits.height);
    return share(captions ? { ...fits, y: Math.max(fits.y, low) } : fits);
  };
  return { [main.role]: placed(main, 0, split * WIDTH), [explanation.role]: placed(explanation, x, WIDTH - x) };
}

function insetPlace(layout: Layout, track: Shape, captions: Captions): Pixels {
  return layout.inset ? byHand(layout.inset, track, captions) : cornerPlace(layout, track, captions);
}

/** Where a hand has put it, held to the picture beside the captions. */
function byHand({ x, y, width }: Inset, track: Shape, captions: Captions): Pixels {
  const head = atHead(captions) ? heightOf(captions) : 0;
  const foot = HEIGHT - (atHead(captions) ? 0 : heightOf(captions));
  const place = fitted(track, { x: 0, y: 0, width: width * WIDTH, height: foot - head });
  return {
    x: Math.min(x * WIDTH, WIDTH - place.width),
    y: Math.min(Math.max(y * HEIGHT, head), foot - place.height),
    width: place.width,
    height: place.height,
  };
}

function cornerPlace(layout: Layout, track: Shape, captions: Captions): Pixels {
  const { maxWidth, maxHeight, margin } = CORNER;
  const { width, height } = fitted(track, { x: 0, y: 0, width: maxWidth, height: maxHeight });
  const isLeft = layout.corner === 'topLeft' || layout.corner === 'bottomLeft';
  const isTop = layout.corner === 'topLeft' || layout.corner === 'topRight';
  const head = margin + (atHead(captions) ? heightOf(captions) : 0);
  const foot = captions?.side === 'foot' ? heightOf(captions) : margin;
  return {
    x: isLeft ? margin : WIDTH - margin - width,
    y: isTop ? head : HEIGHT - foot - height,
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
