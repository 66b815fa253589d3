import { describe, expect, test } from 'vitest';
import type { Regions } from '../../core/session/index.ts';
import { lessonOf, track } from '../../tests/fixtures/session.ts';
import { enlargedPlaces, inkPlaces } from './ink-places.ts';

const picture = { x: 0, y: 0, width: 1, height: 1 };
const regions: Regions = {
  screen: { x: 0, y: 0.1, width: 0.75, height: 0.8 },
  explanation: { x: 0.75, y: 0.1, width: 0.25, height: 0.8 },
};
const recording = lessonOf({ tracks: [track('composite')], regions });
const screen = { x: 0.1, y: 0.2, width: 0.6, height: 0.6 };
const explanation = { x: 0.8, y: 0.1, width: 0.2, height: 0.4 };

describe('where ink lies', () => {
  test('is on the tracks that are shown, the inset before the screen', () => {
    expect(inkPlaces(lessonOf(), { picture, screen, explanation }).map(({ surface }) => surface)).toEqual([
      'explanation',
      'screen',
    ]);
    expect(inkPlaces(null, null)).toEqual([]);
  });

  test('[S56] is on the recording, of which each region shows its part', () => {
    const places = inkPlaces(recording, { picture, screen, explanation });
    expect(places.map(({ surface, clip }) => [surface, clip])).toEqual([
      ['composite', explanation],
      ['composite', screen],
    ]);
    for (const [n, role] of (['explanation', 'screen'] as const).entries()) {
      const place = places[n];
      const region = regions[role];
      if (!place?.clip) throw new Error('a place without its region');
      // The region's corner lies where the region is shown.
      expect(place.rect.x + region.x * place.rect.width).toBeCloseTo(place.clip.x);
      expect(place.rect.y + region.y * place.rect.height).toBeCloseTo(place.clip.y);
      expect(region.width * place.rect.width).toBeCloseTo(place.clip.width);
    }
  });

  test('[S50] on an enlarged picture is enlarged with it, and cut off where the region ends', () => {
    const [place] = enlargedPlaces({ scale: 2, x: 0.5, y: 0.5 }, inkPlaces(recording, { picture, screen }));
    expect(place?.clip?.x).toBeCloseTo(-0.3);
    expect(place?.clip?.y).toBeCloseTo(-0.1);
    expect([place?.clip?.width, place?.clip?.height]).toEqual([1.2, 1.2]);
  });
});
