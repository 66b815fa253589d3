import type { PreviewStrip } from '../../core/session/index.ts';

type PictureStyle = {
  readonly aspectRatio: string;
  readonly backgroundImage: string;
  readonly backgroundSize: string;
  readonly backgroundPosition: string;
};

/** The small picture of a time, cut out of the strip: as a background, so that it fits a box of any size. */
export function pictureAt(strip: PreviewStrip, seconds: number): PictureStyle {
  const { columns, count } = strip;
  const picture = Math.min(count - 1, Math.max(0, Math.floor(seconds / strip.everySeconds)));
  const rows = Math.ceil(count / columns);
  const along = (at: number, of: number) => (of > 1 ? `${(at / (of - 1)) * 100}%` : '0%');
  return {
    aspectRatio: `${strip.width} / ${strip.height}`,
    backgroundImage: `url("/media/${strip.digest}")`,
    backgroundSize: `${columns * 100}% ${rows * 100}%`,
    backgroundPosition: `${along(picture % columns, columns)} ${along(Math.floor(picture / columns), rows)}`,
  };
}
