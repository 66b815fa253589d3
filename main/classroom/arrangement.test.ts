import { describe, expect, test } from 'vitest';
import { fakeDisplay } from '../host/fake/index.ts';
import { arrangementOf } from './arrangement.ts';

const laptop = fakeDisplay('laptop', 0);

describe('how the displays lie', () => {
  test('displays at one place show the same, whatever their sizes; one at another place extends the desktop', () => {
    expect(arrangementOf([])).toBe('one');
    expect(arrangementOf([laptop])).toBe('one');
    const beamer = fakeDisplay('beamer', 0, { primary: false, width: 1280, height: 720 });
    expect(arrangementOf([laptop, beamer])).toBe('mirrored');
    expect(arrangementOf([laptop, { ...beamer, x: 1920 }])).toBe('extended');
    expect(arrangementOf([laptop, beamer, { ...beamer, y: 1080 }])).toBe('extended');
  });
});
