import type { InkColour } from '../../core/ink/index.ts';

/** The values of tokens.css, which a canvas cannot read; palette.test.ts holds the two together. */
export const inkFill: Readonly<Record<InkColour, string>> = {
  red: '#e8321f',
  blue: '#2f7df6',
  teal: '#19c8a8',
  yellow: '#ffd338',
  white: '#ffffff',
  coral: '#ff8a73',
  black: '#12140f',
};

const casingDark = 'rgb(0 0 0 / 0.55)';
const casingLight = 'rgb(255 255 255 / 0.8)';

/** Under every stroke of a pen, so that it is seen on any picture. */
export const inkCasing: Readonly<Record<InkColour, string>> = {
  red: casingLight,
  blue: casingLight,
  black: casingLight,
  teal: casingDark,
  yellow: casingDark,
  white: casingDark,
  coral: casingDark,
};

export type InkGround = 'picture' | 'slate';

/** The colours to choose from; on slate red becomes coral and blue leaves. */
export const inkPalette: Readonly<Record<InkGround, readonly InkColour[]>> = {
  picture: ['red', 'blue', 'teal', 'yellow', 'white'],
  slate: ['white', 'yellow', 'teal', 'coral'],
};

export const inkSteps = ['fine', 'middle', 'broad'] as const;
export type InkStep = (typeof inkSteps)[number];

/** Widths as shares of the surface's height: 5, 9 and 16 px of 1080 for the pen. */
export const penWidth: Readonly<Record<InkStep, number>> = { fine: 5 / 1080, middle: 9 / 1080, broad: 16 / 1080 };
export const highlighterWidth: Readonly<Record<InkStep, number>> = {
  fine: 24 / 1080,
  middle: 36 / 1080,
  broad: 56 / 1080,
};
export const eraserWidth: Readonly<Record<InkStep, number>> = { fine: 32 / 1080, middle: 64 / 1080, broad: 120 / 1080 };

/** What the highlighter takes of the picture under it. */
export const highlighterOpacity = 0.4;
