import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { textsIn } from './texts.ts';
import { timetable } from './timetable.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-cli-timetable-'));
afterAll(() => rmSync(folder, { recursive: true }));
const list = new URL('../../tests/fixtures/timetable/ms-li.csv', import.meta.url).pathname;

async function run(...args: string[]): Promise<{ code: number; out: string; error: string }> {
  const lines: { out: string[]; error: string[] } = { out: [], error: [] };
  const say = {
    out: (line: string) => void lines.out.push(line),
    error: (line: string) => void lines.error.push(line),
  };
  const places = ['--data', join(folder, 'pc'), '--lessons', join(folder, 'me')];
  const code = await timetable([...args, ...places], import.meta.url, textsIn('en'), say);
  return { code, out: lines.out.join('\n'), error: lines.error.join('\n') };
}

describe('lectern timetable', () => {
  test('says how a file is understood, and changes nothing with --dry-run', async () => {
    const { code, out } = await run('import', list, '--dry-run');
    expect(code).toBe(0);
    expect(out).toMatch(
      /Mon 3 {2}4\.2 English Ms Li \(odd weeks\)\n.*\n3 periods, 3 bell times: .*nothing was changed/,
    );
    expect(JSON.parse((await run('now', '--json')).out)).toEqual({ current: null, next: null });
  });

  test('takes it in, and knows what comes next', async () => {
    expect(JSON.parse((await run('import', list, '--json')).out)).toMatchObject({ ok: true, layout: 'list' });
    const { current, next } = JSON.parse((await run('now', '--json')).out);
    expect([current, next].filter(Boolean)).toContainEqual(expect.objectContaining({ teacherName: 'Ms Li' }));
    expect((await run('now')).out).toMatch(/Next: (Mon|Wed) \d \d\d:\d\d-\d\d:\d\d 4\.\d English Ms Li$/);
  });

  test('ends with 1 where there is no timetable in the file, with 2 for a wrong call', async () => {
    const other = join(folder, 'other.csv');
    writeFileSync(other, 'title,grade\nTriangles,4\n');
    expect(await run('import', other)).toMatchObject({ code: 1, error: expect.stringContaining('noTimetable') });
    expect(await run('import', join(folder, 'gone.csv'))).toMatchObject({
      code: 1,
      error: expect.stringContaining('ENOENT'),
    });
    for (const wrong of [['import'], ['now', 'then'], ['later'], ['now', '--colour']]) {
      expect(await run(...wrong)).toMatchObject({ code: 2, error: expect.stringContaining('timetable now') });
    }
  });
});
