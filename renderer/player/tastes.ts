import type { CaptionRoom } from '../../core/session/index.ts';

/** How this PC sets the captions and the sound of a lesson. */
export type Tastes = {
  readonly captionSize: 'normal' | 'large' | 'largest';
  readonly captionPlace: 'foot' | 'head';
  /** The loudspeaker's name; empty: the system's choice. */
  readonly soundOutput: string;
};

export const PLAIN_TASTES: Tastes = { captionSize: 'normal', captionPlace: 'foot', soundOutput: '' };

/** Shares of the picture's height: two lines in the sizes of player.css, and what lies around them. */
const HEIGHTS = { normal: 0.175, large: 0.212, largest: 0.255 } as const;

export function captionRoom({ captionSize, captionPlace }: Pick<Tastes, 'captionSize' | 'captionPlace'>): CaptionRoom {
  return { side: captionPlace, height: HEIGHTS[captionSize] };
}
