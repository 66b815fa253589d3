import { describe, expect, test } from 'vitest';
import { readHostileShards } from './hostile-shards.ts';

describe('a shard that was made to harm', () => {
  test('is read or refused, and never stops the building of a catalogue', { timeout: 120_000 }, () => {
    const tally = readHostileShards(500, 20_261_127);
    expect(tally.cases).toBe(500);
    expect(tally.refused).toBeGreaterThan(100);
    expect(tally.read).toBeGreaterThan(50);
    expect(tally.built).toBe(25);
  });
});
