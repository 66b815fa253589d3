import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { textsIn } from './texts.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));
const served = new URL('../../tests/fixtures/catalogue/smartedu/v1', import.meta.url).pathname;

async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const lines: { out: string[]; error: string[] } = { out: [], error: [] };
  const say = {
    out: (line: string) => void lines.out.push(line),
    error: (line: string) => void lines.error.push(line),
  };
  const data = ['--data', join(folder, 'data')];
  const code = await catalogue([...args, ...data], import.meta.url, textsIn('en'), say);
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

describe('lectern catalogue import', () => {
  test('takes the platform’s catalogue in, and is quiet the second time', async () => {
    const first = JSON.parse((await run('import', 'smartedu', served, '--json')).out);
    expect(first).toMatchObject({ ok: true, updated: 0, unchanged: 0 });
    expect(first.added).toBeGreaterThan(10);
    const again = JSON.parse((await run('import', 'smartedu', served, '--json')).out);
    expect(again).toMatchObject({ added: 0, updated: 0, unchanged: first.added });
  });

  test('takes the files of a folder along, and keeps what it holds the second time', async () => {
    const source = join(folder, '小学语文');
    mkdirSync(source);
    writeFileSync(join(source, '观潮.pdf'), 'a book');
    const first = JSON.parse((await run('import', 'folder', source, '--with-files', '--json')).out);
    expect(first).toMatchObject({ added: 1, files: { held: 1, known: 0 } });
    const again = JSON.parse((await run('import', 'folder', source, '--with-files', '--json')).out);
    expect(again).toMatchObject({ unchanged: 1, files: { held: 0, known: 1 } });
    expect((await run('import', 'folder', source, '--with-files')).out).toContain('1 were there');
  });

  test('says in words what a dry run would do', async () => {
    const { code, out } = await run('import', 'smartedu', served, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(/nothing was changed\n0 added, 0 updated, \d+ unchanged/);
  });

  test('ends with 1 where the source is refused and with 2 for a wrong call', async () => {
    const empty = join(folder, 'empty');
    mkdirSync(empty);
    writeFileSync(join(empty, 'readme.txt'), 'nothing');
    expect(await run('import', 'smartedu', empty)).toMatchObject({
      code: 1,
      error: expect.stringContaining('sourceNotKnown'),
    });
    for (const wrong of [
      ['import'],
      ['import', 'nobody', served],
      ['export', 'smartedu', served],
      ['import', 'smartedu', served, '--id', '../outside'],
      ['import', 'smartedu', served, '--colour'],
    ]) {
      expect(await run(...wrong)).toMatchObject({ code: 2, error: expect.stringContaining('smartedu') });
    }
  });
});

describe('lectern catalogue sources', () => {
  test('lists what was taken in and how, removes it, and brings it back', async () => {
    await run('import', 'smartedu', served, '--id', 'county');
    const listed = async () => JSON.parse((await run('sources', 'list', '--json')).out) as { id: string }[];
    expect((await listed()).find(({ id }) => id === 'county')).toMatchObject({
      ...{ kind: 'smartedu', title: 'v1', path: served, state: { kind: 'here' } },
      report: { skippedCount: expect.any(Number) },
    });
    expect((await run('sources')).out).toMatch(/county {2}smartedu {2}\d+ lessons {2}v1/);
    expect((await run('sources', 'remove', 'county')).code).toBe(0);
    expect((await listed()).map(({ id }) => id)).not.toContain('county');
    expect((await run('sources', 'remove', 'county')).code).toBe(1);
    expect((await run('sources', 'restore', 'county')).code).toBe(0);
    expect((await listed()).map(({ id }) => id)).toContain('county');
  });

  test('never removes what came with Lectern, and ends with 2 for a wrong call', async () => {
    expect((await run('sources', 'remove', 'lectern.sample')).code).toBe(1);
    for (const wrong of [
      ['sources', 'remove'],
      ['sources', 'remove', '../x'],
      ['sources', 'list', 'x'],
    ]) {
      expect((await run(...wrong)).code).toBe(2);
    }
  });
});
