import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { listed } from '../../tests/fixtures/catalogue/table/written.ts';
import { asked, type SourcesHere, sourcesHere } from '../../tests/support/sources-here.ts';

const smartedu = fileURLToPath(new URL('../../tests/fixtures/catalogue/smartedu/v2', import.meta.url));
let here: SourcesHere;
beforeEach(async () => {
  here = await sourcesHere();
});
afterEach(() => here.close());

async function lookAt(...given: Parameters<typeof asked>) {
  const looked = await here.sources.look(asked(...given));
  if (!looked.ok) throw new Error(`${looked.error.code} ${looked.error.detail}`);
  return looked.value;
}
const shards = () => readdirSync(here.shardFolder).filter((name) => !name.startsWith('lectern.sample'));

describe('a look', () => {
  test('says what would be done of a captured catalogue, and changes nothing', async () => {
    const look = await lookAt('smartedu', smartedu);
    expect(look.report.added).toBeGreaterThan(20);
    expect(look.lessons.length).toBeGreaterThan(20);
    expect(look).toMatchObject({ isKnown: false, title: 'v2', folders: [], columns: [] });
    expect(shards()).toEqual([]);
    expect((await here.sources.list()).map(({ kind }) => kind)).toEqual(['builtIn']);
  });

  test('says of a list what each column was taken for, with what stands in it, and where rows are skipped', async () => {
    const look = await lookAt('table', listed('lessons.xlsx'));
    const columns = Object.fromEntries(look.columns.map(({ column, means }) => [column, means]));
    expect(columns).toMatchObject({ '课程名称（必填）': 'title', 序号: null });
    expect(look.columns.find(({ means }) => means === 'title')?.examples.length).toBeGreaterThan(0);
    expect(look.report.skipped.map(({ code, position }) => `${code} ${position}`)).toEqual([
      'noTitle row 7',
      'duplicate row 8',
    ]);
  });

  test('of a list without a title shows its columns, and goes on once one is said to be the title', async () => {
    const path = join(here.data.folder, 'own.csv');
    writeFileSync(path, '甲,乙\n三角形,四年级\n');
    expect(await lookAt('table', path)).toMatchObject({ lessons: [], columns: [{ column: '甲' }, { column: '乙' }] });
    const columns = [
      { column: '甲', means: 'title' as const },
      { column: '乙', means: 'grade' as const },
    ];
    expect(await lookAt('table', path, { columns })).toMatchObject({
      lessons: [{ title: { 'zh-CN': '三角形' }, grade: 4 }],
    });
  });

  test('of a folder tells what all below each folder have in common', async () => {
    const root = here.write('数学/四年级/三角形.mp4', '数学/五年级/分数.mp4', '其他/春.mp4');
    const { folders } = await lookAt('folder', root);
    expect(folders.map(({ under, lessons }) => `${under}:${lessons}`)).toEqual([
      ':3',
      ...['其他:1', '数学:2', '数学/四年级:1', '数学/五年级:1'],
    ]);
    expect(folders.find(({ under }) => under === '数学')).toMatchObject({
      subject: { value: 'mathematics', isVarious: false },
      grade: { value: null, isVarious: true },
    });
  });

  test.each([
    ['lessons/here', 'badPlace'],
    ['/no/such/folder', 'sourceUnreadable'],
    ['/\0', 'badPlace'],
  ])('at %j is refused: %s', async (path, code) => {
    expect(await here.sources.look(asked('folder', path))).toMatchObject({ ok: false, error: { code } });
  });

  test.each([
    ['in quotes, as Windows copies it', (path: string) => `"${path}"`],
    ['as an address', (path: string) => pathToFileURL(path).href],
  ])('takes a path %s', async (_, given) => {
    const root = here.write('四年级/三角形.mp4');
    expect((await lookAt('folder', given(root))).path).toBe(root);
  });

  test('is called off by the next one, and by who stops it', async () => {
    const path = join(here.data.folder, 'long.csv');
    writeFileSync(path, `课名\n${Array.from({ length: 60_000 }, (_, n) => `第${n}课`).join('\n')}\n`);
    const first = here.sources.look(asked('table', path));
    const second = here.sources.look(asked('table', path));
    expect(await first).toMatchObject({ error: { code: 'cancelled' } });
    here.sources.stopLooking();
    expect(await second).toMatchObject({ error: { code: 'cancelled' } });
  });
});

describe('taking in', () => {
  test('brings the lessons into the open catalogue and keeps the report', async () => {
    const source = await here.taken(asked('table', listed('lessons.xlsx')));
    expect(source).toMatchObject({ kind: 'table', title: 'lessons.xlsx', state: { kind: 'here' } });
    expect(source.report).toMatchObject({ added: 5, skippedCount: 2 });
    expect(source.lessons).toBe(5);
    expect(await here.titles()).toContain('三角形的特性');
    expect(here.changes()).toBe(1);
    const again = await here.taken(asked('table', listed('lessons.xlsx')));
    expect(again.report).toMatchObject({ added: 0, unchanged: 5 });
  });

  test('of a folder follows what a person corrected by rule, and remembers it', async () => {
    const root = here.write('课件/第一批/三角形.mp4', '课件/第二批/春.mp4');
    const folders = [
      { under: '课件/第二批', set: { subject: 'chinese' as const } },
      { under: '', set: { grade: 4, subject: 'mathematics' as const } },
    ];
    const look = await lookAt('folder', root, { folders });
    expect(look.lessons.map(({ grade, subject, stage }) => [stage, grade, subject])).toEqual([
      ['primary', 4, 'mathematics'],
      ['primary', 4, 'chinese'],
    ]);
    const source = await here.taken(asked('folder', root, { folders }));
    expect(source.corrections).toEqual({ folders, columns: [] });
    expect((await here.titles()).filter((title) => ['三角形', '春'].includes(title))).toEqual(['三角形', '春']);
  });

  test('that is cancelled in the middle leaves what was there, and no part', async () => {
    const path = join(here.data.folder, 'own.csv');
    writeFileSync(path, '课名\n第一课\n');
    await here.taken(asked('table', path));
    const before = shards();
    writeFileSync(path, `课名\n${Array.from({ length: 60_000 }, (_, n) => `第${n}课`).join('\n')}\n`);
    const begun = await here.sources.takeIn(asked('table', path), 60_000);
    if (!begun.ok) throw new Error(begun.error.code);
    expect(await here.sources.takeIn(asked('table', path), null)).toMatchObject({ error: { code: 'takingIn' } });
    expect(await here.sources.remove(begun.value.sourceId)).toMatchObject({ error: { code: 'takingIn' } });
    here.jobs.cancel(begun.value.jobId);
    await here.settled();
    expect(shards()).toEqual(before);
    expect(await here.titles()).toContain('第一课');
    expect((await here.sources.list()).map(({ state }) => state.kind)).toEqual(['here', 'here']);
  });

  test('that is refused says why until it is tried again, and keeps nothing', async () => {
    const path = join(here.data.folder, 'no.csv');
    writeFileSync(path, '甲,乙\n一,二\n');
    const source = await here.taken(asked('table', path));
    expect(source.state).toMatchObject({ kind: 'notTaken', code: 'sourceNotKnown' });
    expect(shards()).toEqual([]);
    writeFileSync(path, '课名\n第一课\n');
    expect((await here.taken(asked('table', path))).state).toEqual({ kind: 'here' });
  });

  test('that Lectern was closed over says so at the next start, and can be begun again', async () => {
    const path = join(here.data.folder, 'long.csv');
    writeFileSync(path, `课名\n${Array.from({ length: 60_000 }, (_, n) => `第${n}课`).join('\n')}\n`);
    await here.sources.takeIn(asked('table', path), null);
    await here.restart();
    const [source] = (await here.sources.list()).filter(({ kind }) => kind === 'table');
    expect(source).toMatchObject({ state: { kind: 'notTaken', code: 'interrupted' }, path });
    await Promise.resolve();
    expect(here.jobs.list()).toEqual([]);
    writeFileSync(path, '课名\n第一课\n');
    expect((await here.taken(asked('table', path))).state).toEqual({ kind: 'here' });
  });

  test('goes slowly while a lesson is open, and to its end', async () => {
    here.openLesson(true);
    expect((await here.taken(asked('table', listed('lessons.xlsx')))).state).toEqual({ kind: 'here' });
  });
});

describe('the files of a source', () => {
  const two = ['四年级/数学/三角形.pdf', '四年级/数学/平行四边形.pdf'];
  function disk(): string {
    const root = here.write(...two);
    for (const [at, path] of two.entries()) writeFileSync(join(root, path), `%PDF-1.7 ${at}`);
    return root;
  }
  const beside = { count: 2, bytes: 20 };

  test('are counted by the look, with the room that is left', async () => {
    const { files } = await lookAt('folder', disk());
    expect(files).toMatchObject({ ...beside, hasRoom: true, isWanted: false });
    expect(files.freeBytes).toBeGreaterThan(0);
  });

  test('are copied after the lessons came, and the lessons name them', async () => {
    const root = disk();
    const { id } = await here.taken(asked('folder', root), beside);
    const whole = { kind: 'here', here: 2, bytes: 20, needsConversion: 0, noFfmpeg: 0, unreadable: 0 };
    expect(await here.files(id, 'here')).toEqual(whole);
    expect(await here.held()).toBe(2);
    expect(here.jobs.list()).toEqual([]);
    expect(await here.sources.arriving()).toEqual([]);
    // Taken in again it is as it is, and what is here is not read again.
    expect((await lookAt('folder', root)).files.isWanted).toBe(true);
    await here.taken(asked('folder', root), beside);
    expect(await here.held()).toBe(2);
    expect(await here.files(id, 'here')).toEqual(whole);
  });

  test('stay where they are when nobody wants them', async () => {
    const source = await here.taken(asked('folder', disk()));
    expect(source.files).toBe(null);
    expect(await here.held()).toBe(0);
  });

  test('wait while a lesson is open, also over a restart, and are copied after it', async () => {
    here.openLesson(true);
    const { id, state } = await here.taken(asked('folder', disk()), beside);
    expect(state).toEqual({ kind: 'here' });
    expect(await here.files(id, 'copying')).toMatchObject({ isWaiting: true, progress: null });
    await here.restart();
    expect(await here.files(id, 'copying')).toMatchObject({ isWaiting: true });
    expect(await here.held()).toBe(0);
    here.openLesson(false);
    expect(await here.files(id, 'here')).toMatchObject({ here: 2 });
    expect(await here.held()).toBe(2);
  });

  test('that were stopped say so, and go on when the source is taken in again', async () => {
    here.openLesson(true);
    const { id } = await here.taken(asked('folder', disk()), beside);
    const files = await here.files(id, 'copying');
    if (files.kind !== 'copying') throw new Error(files.kind);
    here.jobs.cancel(files.jobId);
    // The copy that is stopped writes down why when it has let go of its file.
    await expect.poll(() => here.files(id, 'notHere')).toMatchObject({ code: 'cancelled' });
    await here.restart();
    expect(await here.files(id, 'notHere')).toMatchObject({ code: 'cancelled' });
    here.openLesson(false);
    await here.taken(asked('folder', disk()), beside);
    expect(await here.files(id, 'here')).toMatchObject({ here: 2 });
  });

  test('that came before the disk was pulled out stay in the lessons', async () => {
    const root = disk();
    const { id } = await here.taken(asked('folder', root), beside);
    await here.files(id, 'here');
    rmSync(join(root, two[1] ?? ''));
    await here.taken(asked('folder', root), beside);
    expect(await here.files(id, 'here')).toMatchObject({ here: 1 });
    expect(await here.held()).toBe(1);
  });

  test('are refused where the disk has no room for them, and nothing is begun', async () => {
    const refused = await here.sources.takeIn(asked('folder', disk()), null, { count: 2, bytes: 9e15 });
    expect(refused).toMatchObject({ ok: false, error: { code: 'noRoom' } });
    expect(await here.sources.list()).toHaveLength(1);
    expect((await here.taken(asked('folder', disk()))).state).toEqual({ kind: 'here' });
  });

  test('are no more copied when the source is removed, and go on when that is undone', async () => {
    here.openLesson(true);
    const { id } = await here.taken(asked('folder', disk()), beside);
    expect(await here.sources.remove(id)).toEqual({ ok: true, value: {} });
    await expect.poll(() => here.jobs.list()).toEqual([]);
    here.openLesson(false);
    expect(await here.sources.restore(id)).toEqual({ ok: true, value: {} });
    expect(await here.files(id, 'here')).toMatchObject({ here: 2 });
  });
});

describe('a source that is removed', () => {
  test('leaves the catalogue, and comes back whole', async () => {
    const { id, ...rest } = await here.taken(asked('table', listed('lessons.xlsx')));
    expect(await here.sources.remove(id)).toEqual({ ok: true, value: {} });
    expect(await here.titles()).not.toContain('三角形的特性');
    expect((await here.sources.list()).map(({ kind }) => kind)).toEqual(['builtIn']);
    expect(await here.sources.restore(id)).toEqual({ ok: true, value: {} });
    expect(await here.titles()).toContain('三角形的特性');
    expect((await here.sources.list()).find((source) => source.id === id)).toEqual({ id, ...rest });
    expect(await here.sources.restore(id)).toMatchObject({ error: { code: 'sourceGone' } });
  });

  test('is gone for good after the next start', async () => {
    const { id } = await here.taken(asked('table', listed('lessons.xlsx')));
    await here.sources.remove(id);
    expect(shards()).not.toEqual([]);
    await here.restart();
    expect(shards()).toEqual([]);
    expect(await here.sources.restore(id)).toMatchObject({ error: { code: 'sourceGone' } });
  });

  test('is never what came with Lectern', async () => {
    expect(await here.sources.remove('lectern.sample')).toMatchObject({ error: { code: 'builtIn' } });
    expect(await here.sources.remove('nothing')).toMatchObject({ error: { code: 'sourceGone' } });
  });

  test('also where taking it in was only begun', async () => {
    const path = join(here.data.folder, 'no.csv');
    writeFileSync(path, '甲,乙\n一,二\n');
    const { id } = await here.taken(asked('table', path));
    await here.sources.remove(id);
    expect(await here.sources.list()).toHaveLength(1);
    await here.sources.restore(id);
    expect(await here.sources.list()).toHaveLength(2);
  });
});

test('a source whose parts are gone is listed as broken', async () => {
  const { id } = await here.taken(asked('table', listed('lessons.xlsx')));
  for (const name of shards().filter((one) => one.endsWith('.lessons'))) rmSync(join(here.shardFolder, name));
  const [source] = (await here.sources.list()).filter((one) => one.id === id);
  expect(source?.state).toMatchObject({ kind: 'broken', code: 'partsGone' });
});
