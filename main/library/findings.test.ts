import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AssetDigest } from '../../core/words/index.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { createFindings } from './findings.ts';

const digest = (letter: string) => letter.repeat(64) as AssetDigest;
let data: DataFolder;

beforeEach(() => {
  data = dataFolder();
});
afterEach(() => data.clean());

test('what another version wrote and this one cannot read is looked for again, and the rest holds', async () => {
  const library = data.openLibrary();
  const before = createFindings(library, async () => true);
  await before.keep(digest('a'), { kind: 'fault', code: 'notMedia' });
  await library.run('finding.put', { digest: digest('b'), body: '{"kind":"fault","code":"of tomorrow"}' });
  await library.run('finding.put', { digest: digest('c'), body: 'no JSON' });

  const findings = createFindings(library, async () => true);
  expect(await findings.of(digest('a'))).toEqual({ kind: 'fault', code: 'notMedia' });
  expect(await findings.of(digest('b'))).toBe(null);
  expect(await findings.of(digest('c'))).toBe(null);
});
