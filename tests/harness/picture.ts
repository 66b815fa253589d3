import type { Page } from 'playwright';
import type { Point } from './marks.ts';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** What a window shows of one track: where it is, which frame, and a fingerprint of its pixels. */
export type ShownTrack = {
  readonly path: string;
  readonly box: Box;
  readonly mediaSeconds: number;
  readonly paused: boolean;
  /** 32x18 grey values, so that two windows of different size can be compared. */
  readonly pixels: readonly number[];
};

/** All tracks that the window shows now, largest first. */
export async function shownTracks(page: Page): Promise<ShownTrack[]> {
  return page.evaluate(() => {
    const shown = [...document.querySelectorAll('video')].flatMap((video) => {
      const box = video.getBoundingClientRect();
      if (box.width === 0 || video.currentSrc === '' || !video.checkVisibility({ visibilityProperty: true })) return [];
      const canvas = document.createElement('canvas');
      canvas.width = 32;
      canvas.height = 18;
      const drawing = canvas.getContext('2d', { willReadFrequently: true });
      if (!drawing) throw new Error('no canvas');
      drawing.drawImage(video, 0, 0, 32, 18);
      const { data } = drawing.getImageData(0, 0, 32, 18);
      const pixels = Array.from({ length: 32 * 18 }, (_, n) =>
        Math.round(((data[n * 4] ?? 0) + (data[n * 4 + 1] ?? 0) + (data[n * 4 + 2] ?? 0)) / 3),
      );
      return [
        {
          path: new URL(video.currentSrc).pathname,
          box: { x: box.x, y: box.y, width: box.width, height: box.height },
          mediaSeconds: video.currentTime,
          paused: video.paused,
          pixels,
        },
      ];
    });
    return shown.sort((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
  });
}

/** How many players of the window can be heard now. */
export async function soundsOf(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter(
        (player) => !player.paused && !player.muted && player.volume > 0,
      ).length,
  );
}

/** The largest grey difference between two fingerprints, 0..255. */
export function furthest(a: readonly number[], b: readonly number[]): number {
  return Math.max(...a.map((grey, n) => Math.abs(grey - (b[n] ?? 0))));
}

/** A point of the box, in shares of it. */
export function at(box: Box, x: number, y: number): Point {
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}
