import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { track } from '../../tests/fixtures/session.ts';
import { type CaptionRoom, captionPlace, layoutRects, type Rect } from './layout.ts';
import { Corner, type Layout, LayoutKind } from './state.ts';

const presenter = track('explanation', { width: 496, height: 792 });
const screen = track('screen');
const both = [presenter, screen];
const sizes = fc.record({ width: fc.integer({ min: 1, max: 8000 }), height: fc.integer({ min: 1, max: 8000 }) });
const layouts: fc.Arbitrary<Layout> = fc.record({
  kind: fc.constantFrom(...LayoutKind.options),
  corner: fc.constantFrom(...Corner.options),
  split: fc.option(fc.double({ min: 0.4, max: 0.88, noNaN: true }), { nil: undefined }),
  inset: fc.option(
    fc.record({
      x: fc.double({ min: 0, max: 1, noNaN: true }),
      y: fc.double({ min: 0, max: 1, noNaN: true }),
      width: fc.double({ min: 0.1, max: 0.5, noNaN: true }),
    }),
    { nil: undefined },
  ),
}) as fc.Arbitrary<Layout>;
const foot: CaptionRoom = { side: 'foot', height: 0.17 };
const head: CaptionRoom = { side: 'head', height: 0.17 };
const rooms = fc.option(
  fc.record({
    side: fc.constantFrom('foot' as const, 'head' as const),
    height: fc.double({ min: 0.1, max: 0.26, noNaN: true }),
  }),
);
const layout = (kind: Layout['kind'], corner: Layout['corner'] = 'topRight'): Layout => ({ kind, corner });

function pixels(rect: Rect | undefined) {
  if (!rect) return null;
  const { x, y, width, height } = rect;
  return [x * 1920, y * 1080, width * 1920, height * 1080].map((value) => Math.round(value * 100) / 100);
}

describe('layouts', () => {
  test('[S25] side by side as drawn: 1408 and 496 of 1920 with 16 between, higher up when captions need the band', () => {
    const plain = layoutRects(layout('sideBySide'), both);
    expect(pixels(plain.screen)).toEqual([0, 144, 1408, 792]);
    expect(pixels(plain.explanation)).toEqual([1424, 144, 496, 792]);
    const captioned = layoutRects(layout('sideBySide'), both, foot);
    expect(pixels(captioned.screen)).toEqual([0, 76, 1408, 792]);
    const { kind, rect } = captionPlace(layout('sideBySide'), both, foot);
    expect(kind).toBe('band');
    expect(pixels(rect)).toEqual([0, 868, 1920, 212]);
  });

  test('[S25] every visible track is whole, undistorted and inside the picture', () => {
    fc.assert(
      fc.property(layouts, sizes, sizes, rooms, (chosen, a, b, captions) => {
        const tracks = [track('explanation', a), track('screen', b)];
        const rects = layoutRects(chosen, tracks, captions);
        for (const { role, width, height } of tracks) {
          const rect = rects[role];
          if (!rect) continue;
          expect((rect.width * 1920) / (rect.height * 1080)).toBeCloseTo(width / height, 6);
          expect(Math.min(rect.x, rect.y)).toBeGreaterThanOrEqual(-1e-9);
          expect(Math.max(rect.x + rect.width, rect.y + rect.height)).toBeLessThanOrEqual(1 + 1e-9);
        }
      }),
    );
  });

  test('[S55] divided by hand where it was drawn, it lies as drawn; a wider screen leaves a narrower teacher', () => {
    const drawn = { split: 1408 / 1920 };
    for (const captions of [null, foot, head]) {
      expect(layoutRects({ ...layout('sideBySide'), ...drawn }, both, captions)).toEqual(
        layoutRects(layout('sideBySide'), both, captions),
      );
    }
    const wide = layoutRects({ ...layout('sideBySide'), split: 0.85 }, both);
    expect(pixels(wide.screen)?.[2]).toBe(1632);
    expect(pixels(wide.explanation)?.[2]).toBe(272);
  });

  test('[S25] [S55] two tracks divided by hand never overlap', () => {
    fc.assert(
      fc.property(sizes, sizes, fc.double({ min: 0.4, max: 0.88, noNaN: true }), rooms, (a, b, split, captions) => {
        const tracks = [track('explanation', a), track('screen', b)];
        const { screen: left, explanation: right } = layoutRects({ ...layout('sideBySide'), split }, tracks, captions);
        expect((left?.x ?? 1) + (left?.width ?? 1)).toBeLessThanOrEqual((right?.x ?? 0) + 1e-9);
      }),
    );
  });

  test('[S55] an inset keeps the place and size a hand gave it, inside the picture and above the captions', () => {
    const inset = { x: 0.1, y: 0.1, width: 0.3 };
    const put = layoutRects({ ...layout('pictureInPicture'), inset }, both).explanation;
    expect(put).toMatchObject({ x: 0.1, y: 0.1 });
    const low = layoutRects({ ...layout('pictureInPicture'), inset: { ...inset, y: 1 } }, both, foot).explanation;
    const strip = captionPlace(layout('pictureInPicture'), both, foot);
    expect((low?.y ?? 1) + (low?.height ?? 1)).toBeLessThanOrEqual(strip.rect.y + 1e-9);
  });

  test('[S66] captions at the head have a band of their own, whatever is shown and however large they are', () => {
    fc.assert(
      fc.property(layouts, sizes, sizes, fc.double({ min: 0.1, max: 0.26, noNaN: true }), (chosen, a, b, height) => {
        const tracks = [track('explanation', a), track('screen', b)];
        const room = { side: 'head', height } as const;
        const { kind, rect } = captionPlace(chosen, tracks, room);
        expect(kind).toBe('band');
        expect(rect.y).toBe(0);
        expect(rect.height).toBeGreaterThanOrEqual(height - 1e-9);
        for (const place of Object.values(layoutRects(chosen, tracks, room))) {
          expect(place.y).toBeGreaterThanOrEqual(rect.height - 1e-9);
        }
      }),
    );
  });

  test('[S25] with one track every layout is that track alone', () => {
    fc.assert(
      fc.property(layouts, (chosen) => {
        for (const role of ['explanation', 'screen', 'composite'] as const) {
          expect(layoutRects(chosen, [track(role)])).toEqual({ [role]: { x: 0, y: 0, width: 1, height: 1 } });
        }
      }),
    );
  });

  test('[S29] what a layout does not show is not in it', () => {
    expect(Object.keys(layoutRects(layout('screenOnly'), both))).toEqual(['screen']);
    expect(Object.keys(layoutRects(layout('explanationOnly'), both))).toEqual(['explanation']);
  });

  test('picture in picture keeps to its corner, and above the captions', () => {
    const at = (corner: Layout['corner'], captions: CaptionRoom | null = null) =>
      layoutRects(layout('pictureInPicture', corner), both, captions).explanation ?? {
        x: -1,
        y: -1,
        width: 0,
        height: 0,
      };
    expect(at('topLeft').x).toBeLessThan(0.1);
    expect(at('topRight').x).toBeGreaterThan(0.7);
    expect(at('bottomLeft').y).toBeGreaterThan(at('topLeft').y);
    const strip = captionPlace(layout('pictureInPicture'), both, foot);
    expect(strip.kind).toBe('strip');
    const low = at('bottomRight', foot);
    expect(low.y + low.height).toBeLessThanOrEqual(strip.rect.y + 1e-9);
  });
});
