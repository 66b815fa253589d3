import { type ReactNode, useEffect, useRef } from 'react';
import type { Aid, Zoom } from '../../core/session/index.ts';
import { createLensFilms, type LensFilms } from './lens-films.ts';
import { zoomStyle } from './zoom-style.ts';

type Magnifier = Extract<Aid, { kind: 'magnifier' }>;

/** A share of the picture's height. */
const RADIUS = 0.22;

/** What is text or lines and no picture, drawn once more inside the lens: it stays sharp at any size. */
export type LensViews = {
  /** Of what is enlarged with the picture: a board's paper, a text. */
  readonly ground: ReactNode;
  /** Of what lies over it as it is: the question. */
  readonly over: ReactNode;
};

type Props = { readonly aid: Magnifier; readonly zoom: Zoom; readonly views: LensViews };

/**
 * A lens over the picture: what lies under it, larger. Videos, pages and ink are copied a frame at a time, because CSS
 * cannot show an element twice; what is text is drawn a second time. Captions stand over the lens as they are.
 */
export function Lens({ aid, zoom, views }: Props) {
  const ref = useRef<HTMLCanvasElement>(null);
  const latest = useRef(aid);
  latest.current = aid;
  useEffect(() => {
    const canvas = ref.current;
    if (!canvas) return;
    const films = createLensFilms();
    let frame = requestAnimationFrame(function again() {
      copy(canvas, latest.current, films);
      frame = requestAnimationFrame(again);
    });
    return () => {
      cancelAnimationFrame(frame);
      films.close();
    };
  }, []);
  const style = { left: `${aid.x * 100}%`, top: `${aid.y * 100}%`, width: `${RADIUS * 200}cqh` };
  return (
    <div className="aid-lens" style={style} data-testid="magnifier" aria-hidden="true">
      {views.ground ? (
        <div className="aid-lens-view" style={lensStyle(aid)}>
          <div className="aid-zoom" style={zoomStyle(zoom)}>
            {views.ground}
          </div>
        </div>
      ) : null}
      <canvas ref={ref} />
      {views.over ? (
        <div className="aid-lens-view" style={lensStyle(aid)}>
          {views.over}
        </div>
      ) : null}
    </div>
  );
}

/** The whole picture, larger, with the aid's place in the lens's middle. */
function lensStyle({ x, y, scale }: Magnifier) {
  return { left: `calc(50% - ${x * scale * 100}cqw)`, top: `calc(50% - ${y * scale * 100}cqh)`, scale: String(scale) };
}

function copy(canvas: HTMLCanvasElement, { x, y, scale }: Magnifier, films: LensFilms): void {
  const picture = canvas.closest('.player-picture');
  const context = canvas.getContext('2d');
  if (!picture || !context) return;
  const box = picture.getBoundingClientRect();
  const ratio = devicePixelRatio;
  const side = Math.round(2 * RADIUS * box.height * ratio);
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, side, side);
  const middle = { x: box.left + x * box.width, y: box.top + y * box.height };
  const seen = side / scale / ratio;
  const lens = new DOMRect(middle.x - seen / 2, middle.y - seen / 2, seen, seen);
  context.setTransform(scale * ratio, 0, 0, scale * ratio, side / 2, side / 2);
  context.translate(-middle.x, -middle.y);
  for (const one of layersOf(picture)) {
    const at = one.getBoundingClientRect();
    context.globalAlpha = opacityOf(one);
    if (at.width > 0 && isDrawable(one)) {
      inCrop(context, one, () => {
        if (one instanceof HTMLVideoElement) films.draw(context, one, at, lens);
        else context.drawImage(one, at.left, at.top, at.width, at.height);
      });
    }
  }
  context.globalAlpha = 1;
}

/** Of a recording only the region that is shown, not what lies around it. */
function inCrop(context: CanvasRenderingContext2D, one: Drawable, draw: () => void): void {
  const crop = one.parentElement?.matches('.player-crop') ? one.parentElement.getBoundingClientRect() : null;
  context.save();
  context.beginPath();
  if (crop) context.rect(crop.left, crop.top, crop.width, crop.height);
  if (crop) context.clip();
  draw();
  context.restore();
}

type Drawable = HTMLVideoElement | HTMLCanvasElement | HTMLImageElement;

/** Bottom to top; the presenter lies over the screen, whatever the order of the lesson's files. */
function layersOf(picture: Element): readonly Drawable[] {
  const all = [
    ...picture.querySelectorAll<Drawable>(
      '.player-track, .player-copy, .document canvas, .document img, canvas[data-ink]',
    ),
  ];
  const height = (one: Drawable) => {
    const { track, standsIn, last } = one.dataset;
    return one.matches('canvas[data-ink]') ? 2 : (track ?? standsIn ?? last) === 'explanation' ? 1 : 0;
  };
  return all.filter((one) => one.checkVisibility({ visibilityProperty: true })).sort((a, b) => height(a) - height(b));
}

function isDrawable(one: Drawable): boolean {
  if (one instanceof HTMLVideoElement) return one.readyState >= 2;
  return one instanceof HTMLImageElement ? one.complete && one.naturalWidth > 0 : one.width > 0;
}

/** Of the highlighter's layer, which is drawn whole and shown faint. */
function opacityOf(one: Drawable): number {
  const { opacity } = one.parentElement?.style ?? {};
  return opacity ? Number(opacity) : 1;
}
