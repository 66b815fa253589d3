import { createFrameCopy, type FrameCopy, type Part } from '../player/index.ts';

/** What films show under a lens, copied as they go on and as the lens moves. */
export type LensFilms = {
  /** Draws what there is of the film around the lens; both boxes in pixels of the page. */
  readonly draw: (context: CanvasRenderingContext2D, film: HTMLVideoElement, at: DOMRect, lens: DOMRect) => void;
  readonly close: () => void;
};

/** On each side of the lens, of its width: it has moved on when the copy is there. */
const MARGIN = 0.25;

type Film = { readonly canvas: HTMLCanvasElement; readonly copy: FrameCopy; isNew: boolean; readonly end: () => void };

export function createLensFilms(): LensFilms {
  const films = new Map<HTMLVideoElement, Film>();

  function filmOf(video: HTMLVideoElement): Film {
    const known = films.get(video);
    if (known) return known;
    endThoseGone();
    const canvas = document.createElement('canvas');
    const copy = createFrameCopy(canvas);
    let asked = video.requestVideoFrameCallback(function again() {
      film.isNew = true;
      asked = video.requestVideoFrameCallback(again);
    });
    const end = () => {
      video.cancelVideoFrameCallback(asked);
      copy.close();
    };
    const film: Film = { canvas, copy, isNew: true, end };
    films.set(video, film);
    return film;
  }

  /** A layout or the next lesson brings other elements. */
  function endThoseGone(): void {
    for (const [video, { end }] of films) {
      if (video.isConnected) continue;
      end();
      films.delete(video);
    }
  }

  return {
    draw(context, video, at, lens) {
      const part = partUnder(at, lens);
      if (!part) return;
      const film = filmOf(video);
      const shown = film.copy.shown();
      if (film.isNew || !shown || !isSame(shown, part)) film.copy.take(video, part);
      film.isNew = false;
      if (!shown) return;
      const [left, top] = [at.left + shown.x * at.width, at.top + shown.y * at.height];
      context.drawImage(film.canvas, left, top, shown.width * at.width, shown.height * at.height);
    },
    close() {
      for (const { end } of films.values()) end();
      films.clear();
    },
  };
}

function partUnder(at: DOMRect, lens: DOMRect): Part | null {
  const margin = lens.width * MARGIN;
  const share = (place: number, from: number, size: number): number => Math.min(1, Math.max(0, (place - from) / size));
  const x = share(lens.left - margin, at.left, at.width);
  const y = share(lens.top - margin, at.top, at.height);
  const width = share(lens.right + margin, at.left, at.width) - x;
  const height = share(lens.bottom + margin, at.top, at.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function isSame(one: Part, other: Part): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
