import { expect, test } from 'vitest';
import { outlineLines, penOutline } from './outline.ts';

const width = 10 / outlineLines;

/** How often the outline goes round the place; 0 is outside. Both in pixels of `outlineLines`. */
function windings(outline: Float32Array, x: number, y: number): number {
  let count = 0;
  for (let at = 0; at < outline.length; at += 2) {
    const next = (at + 2) % outline.length;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = [outline[at], outline[at + 1], outline[next], outline[next + 1]];
    if (y1 <= y === y2 <= y) continue;
    if (x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) count += y2 > y1 ? 1 : -1;
  }
  return count;
}

test('a triangle drawn in four quick points is as thick in the middle of each edge as at its ends', () => {
  const corners = [
    [0.5, 0.2],
    [0.75, 0.6],
    [0.55, 0.75],
    [0.5, 0.2],
  ] as const;
  const outline = penOutline(
    { width, hasPressure: false, points: corners.flatMap(([x, y], at) => [x, y, 0.5, at * 16]) },
    1,
  );
  corners.slice(1).forEach(([x, y], index) => {
    const [fromX, fromY] = corners[index] ?? [0, 0];
    const [alongX, alongY] = [x - fromX, y - fromY];
    const length = Math.hypot(alongX, alongY);
    for (const share of [0.35, 0.5, 0.65]) {
      for (const side of [-2, 2]) {
        const px = (fromX + alongX * share) * outlineLines - (alongY / length) * side;
        const py = (fromY + alongY * share) * outlineLines + (alongX / length) * side;
        expect(windings(outline, px, py), `edge ${index}, ${share}, side ${side}`).not.toBe(0);
      }
    }
  });
});
