/** How this PC sets the captions and the sound of a lesson. */
export type Tastes = {
  readonly captionSize: 'normal' | 'large' | 'largest';
  readonly captionPlace: 'foot' | 'head';
  readonly soundOutput: string;
};

export const PLAIN_TASTES: Tastes = { captionSize: 'normal', captionPlace: 'foot', soundOutput: '' };
