import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createRandom } from '../../../tests/sim/random.ts';
import { catalogueIn } from '../../../tests/support/catalogue-in.ts';
import { changingSource } from '../../../tests/support/changing-source.ts';
import { FUZZ_LIMIT_MS, fuzzed, fuzzHeld } from '../../../tests/support/fuzz.ts';
import type { CatalogueSource } from './index.ts';

const runs = fuzzed(3, 1);

test(
  'a catalogue that is changed answers as one that is built whole, whatever changed',
  async () => {
    for (let run = 0; run < runs.numRuns; run += 1) {
      const folder = mkdtempSync(join(tmpdir(), 'lectern-delta-'));
      try {
        await changeAndCompare(folder, runs.seed + run);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    fuzzHeld(runs);
  },
  FUZZ_LIMIT_MS,
);

async function changeAndCompare(folder: string, seed: number): Promise<void> {
  const random = createRandom(seed);
  const national = await changingSource(folder, 'national', 300, random);
  const school = await changingSource(folder, 'school', 40, random);
  const changing = catalogueIn(join(folder, 'changing'));
  const compare = async (step: number, sources: readonly CatalogueSource[]) => {
    expect(changing.build(sources)).toEqual({ left: [] });
    const whole = catalogueIn(join(folder, `whole-${step}`));
    whole.build(sources);
    expect(changing.deltas(), `seed ${seed}`).toBe(step);
    expect(await changing.answers(), `seed ${seed}, step ${step}`).toEqual(await whole.answers());
  };
  changing.build([national.now()]);
  for (let step = 1; step <= 4; step += 1) {
    await national.change();
    if (step === 3) await national.change();
    if (step > 2) await school.change();
    await compare(step, [national.now(), ...(step > 1 ? [{ ...school.now(), sinceUnixMs: 50 }] : [])]);
  }
  await compare(5, [national.now()]);
}
