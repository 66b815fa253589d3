import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../../tests/sim/random.ts';
import { answersOf } from '../../../tests/support/catalogue-answers.ts';
import { changingSource } from '../../../tests/support/changing-source.ts';
import { han } from '../../../tests/support/han.ts';
import type { Databases } from '../databases.ts';
import { serveCatalogue } from '../served-catalogue.ts';
import { buildCatalogue, type CatalogueSource } from './index.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-delta-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Builds in one folder again and again; `deltas` says how often what lies there was changed. */
function catalogueIn(name: string) {
  const place = join(folder, name);
  mkdirSync(place, { recursive: true });
  return {
    build: (sources: readonly CatalogueSource[]) => buildCatalogue(place, sources, { han: han() }),
    async answers(): Promise<unknown> {
      const served = serveCatalogue(place, han(), () => undefined);
      const run = (async (query: string, args: unknown) => served.query(query, args)) as Databases['catalogue']['run'];
      try {
        return await answersOf({ run });
      } finally {
        await served.close();
      }
    },
    file: () => join(place, readFileSync(join(place, 'catalogue'), 'utf8').trim()),
    files: () => readdirSync(place),
    deltas(): unknown {
      const db = new Sqlite(this.file(), { readonly: true });
      const [check] = db.pragma('integrity_check', { simple: false }) as { integrity_check: string }[];
      const deltas = db.prepare('SELECT deltas FROM made').pluck().get();
      db.close();
      expect(check?.integrity_check).toBe('ok');
      return deltas;
    },
  };
}

describe('a catalogue that is changed', () => {
  test.each([1, 2, 3, 4, 5, 6])('answers as one that is built whole, whatever changed (seed %i)', async (seed) => {
    const random = createRandom(seed);
    const national = await changingSource(folder, 'national', 300, random);
    const school = await changingSource(folder, 'school', 40, random);
    const changing = catalogueIn('changing');
    let sources: CatalogueSource[] = [national.now()];
    changing.build(sources);
    for (let step = 1; step <= 4; step += 1) {
      await national.change();
      if (step === 3) await national.change();
      if (step > 2) await school.change();
      sources = [national.now(), ...(step > 1 ? [{ ...school.now(), sinceUnixMs: 50 }] : [])];
      expect(changing.build(sources)).toEqual({ left: [] });
      const whole = catalogueIn(`whole-${step}`);
      whole.build(sources);
      expect(changing.deltas()).toBe(step);
      expect(await changing.answers()).toEqual(await whole.answers());
    }
    sources = sources.slice(0, 1);
    changing.build(sources);
    const whole = catalogueIn('whole');
    whole.build(sources);
    expect(changing.deltas()).toBe(5);
    expect(await changing.answers()).toEqual(await whole.answers());
  });

  test('is left alone where nothing changed, and built whole where much did', async () => {
    const random = createRandom(7);
    const national = await changingSource(folder, 'national', 300, random);
    const school = await changingSource(folder, 'school', 300, random);
    const changing = catalogueIn('changing');
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
    const changing = catalogueIn('changing');
    changing.build([national.now()]);
    const before = (await changing.answers()) as { tree: unknown };
    await national.change();
    truncateSync(national.now().changes.at(-1)?.file ?? '', 30);
    expect(changing.build([national.now()]).left).toEqual([{ id: 'national', why: 'cut off' }]);
    expect(((await changing.answers()) as { tree: unknown }).tree).toEqual(before.tree);
    const whole = catalogueIn('whole');
    expect(whole.build([national.now()]).left).toHaveLength(1);
    expect(await changing.answers()).toEqual(await whole.answers());
  });
});
