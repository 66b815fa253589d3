import { mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../../tests/sim/random.ts';
import { catalogueIn } from '../../../tests/support/catalogue-in.ts';
import { changingSource } from '../../../tests/support/changing-source.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-delta-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

// Whatever else changed is in fuzz.test.ts.
describe('a catalogue that is changed', () => {
  test('is left alone where nothing changed, and built whole where much did', async () => {
    const random = createRandom(7);
    const national = await changingSource(folder, 'national', 300, random);
    const school = await changingSource(folder, 'school', 300, random);
    const changing = catalogueIn(join(folder, 'changing'));
    changing.build([national.now()]);
    changing.build([national.now()]);
    expect(changing.files()).toEqual(['catalogue', 'catalogue-000001.db']);
    changing.build([national.now(), school.now()]);
    expect(changing.deltas()).toBe(0);
  });

  test('keeps what it had of a source whose newest change is broken, and says so', async () => {
    const random = createRandom(8);
    const national = await changingSource(folder, 'national', 300, random);
    await national.change();
    const changing = catalogueIn(join(folder, 'changing'));
    changing.build([national.now()]);
    const before = (await changing.answers()) as { tree: unknown };
    await national.change();
    truncateSync(national.now().changes.at(-1)?.file ?? '', 30);
    expect(changing.build([national.now()]).left).toEqual([{ id: 'national', why: 'cut off' }]);
    expect(((await changing.answers()) as { tree: unknown }).tree).toEqual(before.tree);
    const whole = catalogueIn(join(folder, 'whole'));
    expect(whole.build([national.now()]).left).toHaveLength(1);
    expect(await changing.answers()).toEqual(await whole.answers());
  });
});
