import type { Stroke } from '../../core/ink/index.ts';
import type { RecordId } from '../../core/words/index.ts';
import type { DryInk } from './dry-ink.ts';
import type { UnderWay } from './under-way.ts';
import type { WetInk } from './wet-ink.ts';

/**
 * Finished strokes that still stand on the wet canvas, with the pixels they will have on the dry one. Whatever is
 * drawn next takes them there first. So lifting the pen changes no canvas and asks for no frame: without a GPU that
 * frame takes the main thread 10 ms, just when main's answer that the stroke is saved comes in.
 */
export type Drying = {
  /** A finished stroke: left where it is if all of it stands on the wet canvas, else drawn dry now. */
  take(stroke: Stroke): void;
  holds(id: RecordId): boolean;
  /** All go to the dry canvas. To be called before anything else is drawn. */
  finish(): void;
  /** Both canvases are about to be drawn anew. */
  forget(): void;
};

export function createDrying(dry: DryInk, wet: WetInk, underWay: Pick<UnderWay, 'get'>): Drying {
  let drying: readonly Stroke[] = [];

  function finish(): void {
    const finished = drying;
    drying = [];
    for (const stroke of finished) {
      dry.append(stroke);
      wet.drop(stroke);
    }
  }

  /** A heard stroke may have lost points on the way, and what the dry ink still has to draw would draw it twice. */
  function mayStay({ id, points }: Stroke): boolean {
    return wet.shows(id) && underWay.get(id)?.points.length === points.length && !dry.busy();
  }

  return {
    take(stroke) {
      if (mayStay(stroke)) {
        drying = [...drying, stroke];
        return;
      }
      finish();
      dry.append(stroke);
    },
    holds: (id) => drying.some((stroke) => stroke.id === id),
    finish,
    forget() {
      drying = [];
    },
  };
}
