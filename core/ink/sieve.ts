/**
 * Points as they come from the device, made into points as they are kept: rounded, and those dropped that lie
 * so near the last one that nobody can see them (a pen held still sends 240 a second). What is drawn while
 * the pen is down is made of the kept points, so the finished stroke is the same picture to the pixel.
 */
export type RawPoint = {
  /** 0..1 of the surface. */
  readonly x: number;
  readonly y: number;
  /** 0..1; 0.5 where the device has none. */
  readonly pressure: number;
  /** Milliseconds since the stroke's first point. */
  readonly sinceMs: number;
};

/** Heights: half a pixel of 1080. */
const nearest = 0.5 / 1080;
const pressureStep = 0.08;

export type Sieve = {
  /** The four numbers to keep, or nothing. */
  take(point: RawPoint): readonly number[];
};

const rounded = (value: number, decimals: number): number => {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale;
};

export function createSieve(aspect: number): Sieve {
  let last: RawPoint | null = null;
  return {
    take(point) {
      if (last !== null) {
        const moved = Math.hypot((point.x - last.x) * aspect, point.y - last.y);
        if (moved < nearest && Math.abs(point.pressure - last.pressure) < pressureStep) return [];
      }
      last = point;
      return [
        rounded(point.x, 5),
        rounded(point.y, 5),
        rounded(Math.min(1, Math.max(0, point.pressure)), 3),
        Math.max(0, Math.round(point.sinceMs)),
      ];
    },
  };
}
