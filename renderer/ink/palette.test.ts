import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inkColours } from '../../core/ink/index.ts';
import { inkCasing, inkFill, inkPalette } from './palette.ts';

const tokens = readFileSync(new URL('../ui/tokens.css', import.meta.url), 'utf8');
const token = (name: string): string | undefined => new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens)?.[1]?.trim();

describe('the colours of ink', () => {
  test('are those of tokens.css', () => {
    for (const colour of inkColours) expect(inkFill[colour]).toBe(token(`ink-${colour}`));
    expect(inkCasing.white).toBe(token('ink-casing-dark'));
    expect(inkCasing.red).toBe(token('ink-casing-light'));
  });

  test('five on the picture; on slate red is coral, and what cannot be read there is left out', () => {
    expect(inkPalette.picture).toHaveLength(5);
    expect(inkPalette.slate).toContain('coral');
    expect(inkPalette.slate).not.toContain('blue');
    expect(inkPalette.slate).not.toContain('black');
  });
});
