import type { Rect } from '../../core/session/index.ts';
import { wholePicture } from './still-picture.ts';

/** A piece of the picture as main takes it. */
export type Grabbed = { readonly image: string; readonly width: number; readonly height: number };

type Source = HTMLVideoElement | HTMLCanvasElement | HTMLImageElement;
type Box = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** As large as the picture on a large screen; more is only bytes. */
const LONGEST_PX = 1920;
/** A small piece of a sharp film is drawn with the film's own pixels. */
const SCALE_MAX = 3;
/** The first that fits into one message. */
const qualities = [0.9, 0.7, 0.4];
const TEXT_MAX = 3_000_000;

/**
 * What lies in that part of the picture, without the ink: the tracks' or the document's own pixels, as sharp as they
 * are there. Null where there is nothing to cut out, such as a text of words alone.
 */
export async function grabPicture(picture: HTMLElement, rect: Rect): Promise<Grabbed | null> {
  const frame = picture.getBoundingClientRect();
  const piece: Box = {
    left: frame.left + rect.x * frame.width,
    top: frame.top + rect.y * frame.height,
    width: rect.width * frame.width,
    height: rect.height * frame.height,
  };
  const sources = sourcesIn(picture).filter((source) => overlap(piece, contentBox(source)) !== null);
  if (sources.length === 0) return null;
  const sharpest = Math.max(devicePixelRatio, ...sources.map((one) => sizeOf(one)[0] / contentBox(one).width));
  const scale = Math.min(sharpest, SCALE_MAX, LONGEST_PX / Math.max(piece.width, piece.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(piece.width * scale));
  canvas.height = Math.max(1, Math.round(piece.height * scale));
  const drawing = canvas.getContext('2d');
  if (!drawing) return null;
  drawing.fillRect(0, 0, canvas.width, canvas.height);
  drawing.setTransform(scale, 0, 0, scale, -piece.left * scale, -piece.top * scale);
  for (const source of sources) await drawIn(drawing, source, picture);
  return textOf(canvas);
}

async function drawIn(drawing: CanvasRenderingContext2D, source: Source, picture: HTMLElement): Promise<void> {
  const clip = clipOf(source, picture);
  if (!clip) return;
  const { left, top, width, height } = contentBox(source);
  const frame = source instanceof HTMLVideoElement ? await wholePicture(source) : null;
  drawing.save();
  drawing.beginPath();
  drawing.rect(clip.left, clip.top, clip.width, clip.height);
  drawing.clip();
  drawing.drawImage(frame ?? source, left, top, width, height);
  drawing.restore();
  frame?.close();
}

/** Lowest first, as they are seen. */
function sourcesIn(picture: HTMLElement): Source[] {
  const all = picture.querySelectorAll<Source>('.player-tracks :is(video, canvas), .document :is(canvas, img)');
  const depth = (source: Source): number => Number(getComputedStyle(source).zIndex) || 0;
  return [...all]
    .filter((source) => source.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((source) => sizeOf(source)[0] > 0)
    .sort((a, b) => depth(a) - depth(b));
}

function sizeOf(source: Source): readonly [width: number, height: number] {
  if (source instanceof HTMLVideoElement) return [source.videoWidth, source.videoHeight];
  if (source instanceof HTMLImageElement) return [source.naturalWidth, source.naturalHeight];
  return [source.width, source.height];
}

/** Where its pixels lie: an element that keeps their shape leaves bands beside them. */
function contentBox(source: Source): Box {
  const { left, top, width, height } = source.getBoundingClientRect();
  const [naturalWidth, naturalHeight] = sizeOf(source);
  if (getComputedStyle(source).objectFit !== 'contain') return { left, top, width, height };
  const scale = Math.min(width / naturalWidth, height / naturalHeight);
  const [shownWidth, shownHeight] = [naturalWidth * scale, naturalHeight * scale];
  return {
    left: left + (width - shownWidth) / 2,
    top: top + (height - shownHeight) / 2,
    width: shownWidth,
    height: shownHeight,
  };
}

/** What of it the places around it let through. */
function clipOf(source: Source, picture: HTMLElement): Box | null {
  let clip: Box | null = source.getBoundingClientRect();
  for (let around = source.parentElement; around && clip; around = around.parentElement) {
    if (around === picture || getComputedStyle(around).overflow !== 'visible') {
      clip = overlap(clip, around.getBoundingClientRect());
    }
    if (around === picture) break;
  }
  return clip;
}

function overlap(a: Box, b: Box): Box | null {
  const left = Math.max(a.left, b.left);
  const top = Math.max(a.top, b.top);
  const width = Math.min(a.left + a.width, b.left + b.width) - left;
  const height = Math.min(a.top + a.height, b.top + b.height) - top;
  return width > 0 && height > 0 ? { left, top, width, height } : null;
}

function textOf(canvas: HTMLCanvasElement): Grabbed | null {
  for (const quality of qualities) {
    const [, image = ''] = canvas.toDataURL('image/webp', quality).split(',');
    if (image.length > 0 && image.length < TEXT_MAX) return { image, width: canvas.width, height: canvas.height };
  }
  return null;
}
