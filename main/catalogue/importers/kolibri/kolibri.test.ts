import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { type Read, readAll } from '../../../../tests/fixtures/catalogue/imported.ts';
import {
  channelId,
  type Exported,
  exported,
  fixture,
  type Row,
  type Tables,
  versions,
} from '../../../../tests/fixtures/catalogue/kolibri/exported.ts';
import { kolibri } from './index.ts';

const exports: Exported[] = [];
afterEach(() => {
  for (const one of exports.splice(0)) one.clean();
});
function place(tables: Tables, files: Readonly<Record<string, string>> = {}): Exported {
  const one = exported(tables, files);
  exports.push(one);
  return one;
}
const read = (tables: Tables, files = {}): Promise<Read> => readAll(kolibri(place(tables, files).folder));
const [high, low] = ['9f9438fe6b0d42dd8e913d7d04cfb2b2.mp4', '725257a0570044acbd59f8cf6a68b2be.mp4'];
const byTitle = ({ records }: Read, title: string) => records.find((record) => record.title.en === title);

/** The channel of version 5 with other words in one of its nodes, or with another table. */
const five = fixture('5');
function withNode(title: string, change: Row): Tables {
  const nodes = five.content_contentnode ?? [];
  return { ...five, content_contentnode: nodes.map((node) => (node.title === title ? { ...node, ...change } : node)) };
}
function withFiles(...files: readonly { readonly node: string; readonly name: string; readonly more?: Row }[]): Tables {
  const idOf = (title: string) => five.content_contentnode?.find((node) => node.title === title)?.id;
  const row = ({ node, name, more }: (typeof files)[number]) => {
    const [md5 = '', extension = ''] = name.split('.');
    const file = { id: md5, contentnode_id: idOf(node), local_file_id: md5, preset: '', thumbnail: false, ...more };
    return { file, stored: { id: md5, extension, file_size: null, available: false, ...more } };
  };
  const rows = files.map(row);
  return {
    ...five,
    content_file: rows.map(({ file }) => file),
    content_localfile: rows.map(({ stored }) => ({ ...stored, preset: undefined, thumbnail: undefined })),
  };
}

describe.each(versions)('a channel of schema %s', (version) => {
  test('gives its video, documents and sounds as lessons, and an exercise for the video that it holds', async () => {
    const { records, skips, files } = await read(fixture(version));
    expect(records.map(({ title }) => title.en)).toEqual(['c1', 'c2c1', 'c2c2', 'no_license', 'c2c3']);
    expect(skips).toEqual([]);
    expect(files.flat()).toEqual([]);
  });

  test('has its topics as units, its own name as theme, and the licence of each node', async () => {
    const told = await read(fixture(version));
    const licence = expect.stringMatching(/^WTFPL/);
    expect(byTitle(told, 'c1')).toMatchObject({ units: [], themes: ['testing'], licence, attribution: 'eli' });
    expect(byTitle(told, 'c2c1')).toMatchObject({ units: [{ en: 'c2' }], licence: 'CC', subject: 'other' });
    expect(byTitle(told, 'no_license')).toMatchObject({ units: [], licence: null, summary: { en: 'balbla5' } });
  });

  test('brings the files that lie in its storage, and links the others by the name they have there', async () => {
    const told = await read(fixture(version), { [high]: 'film' });
    expect(told.files[0]).toEqual([
      { role: 'composite', paths: [expect.stringContaining(join('storage', '9', 'f', high))], mediaType: 'video/mp4' },
    ]);
    expect(byTitle(told, 'c1')?.links).toEqual([]);
    expect(byTitle(told, 'c2c1')?.links).toEqual([
      { role: 'composite', name: 'e00699f859624e0f875ac6fe1e13d648.mp4', mediaType: 'video/mp4', bytes: null },
      { role: 'audio', name: '4c30dc7619f74f97ae2ccd4fffd09bf2.mp3', mediaType: 'audio/mpeg', bytes: null },
      { role: 'subtitles', name: '8ad3fffedf144cba9492e16daec1e39a.vtt', mediaType: 'text/vtt', bytes: null },
    ]);
  });
});

describe('an export', () => {
  test.each([
    ['a drive', ''],
    ['its folder KOLIBRI_DATA', 'KOLIBRI_DATA'],
    ['its folder content', join('KOLIBRI_DATA', 'content')],
    ['its folder databases', join('KOLIBRI_DATA', 'content', 'databases')],
    ['the database of a channel', join('KOLIBRI_DATA', 'content', 'databases', `${channelId}.sqlite3`)],
  ])('is found by %s', async (_, below) => {
    const { folder } = place(five, { [high]: 'film' });
    const { records, files } = await readAll(kolibri(join(folder, below)));
    expect(records).toHaveLength(5);
    expect(files.flat()).toHaveLength(1);
  });

  test('of several channels gives them all, and passes over working copies', async () => {
    const { folder, content, database } = place(five);
    for (const name of [`${'0'.repeat(32)}.sqlite3`, `${channelId}-upgrade.sqlite3`, 'notes.sqlite3']) {
      cpSync(database, join(content, 'databases', name));
    }
    expect((await readAll(kolibri(folder))).records).toHaveLength(10);
  });

  test('may be read again, and without its storage it only links', async () => {
    const { folder, content } = place(five, { [high]: 'film' });
    const importer = kolibri(folder);
    const first = await readAll(importer);
    expect(await readAll(importer)).toEqual(first);
    rmSync(join(content, 'storage'), { recursive: true });
    expect((await readAll(importer)).files.flat()).toEqual([]);
  });
});

describe('of the files of a node', () => {
  test('the larger video counts, and the smaller one where it alone is here', async () => {
    expect((await read(five, { [high]: 'film', [low]: 'small' })).files[0]?.[0]?.paths[0]).toContain(high);
    expect((await read(five, { [low]: 'small' })).files[0]?.[0]?.paths[0]).toContain(low);
  });

  test('a thumbnail is its poster, and is not linked where it is missing', async () => {
    const picture = `${'a'.repeat(32)}.png`;
    const tables = withFiles({ node: 'c1', name: picture, more: { preset: 'video_thumbnail', thumbnail: true } });
    const poster = { role: 'poster', paths: [expect.stringContaining(picture)], mediaType: 'image/png' };
    expect((await read(tables, { [picture]: 'x' })).files[0]).toEqual([poster]);
    expect((await read(tables)).records[0]?.links).toEqual([]);
  });

  test('one of another size than the channel says was not copied whole', async () => {
    const tables = withFiles({ node: 'c1', name: high, more: { file_size: 4 } });
    expect((await read(tables, { [high]: 'film' })).files.flat()).toHaveLength(1);
    const { files, records } = await read(tables, { [high]: 'fil' });
    expect(files.flat()).toEqual([]);
    expect(records[0]?.links).toEqual([{ role: 'composite', name: high, mediaType: 'video/mp4', bytes: 4 }]);
  });

  test('a document for teachers is a teaching plan', async () => {
    const pdf = `${'b'.repeat(32)}.pdf`;
    const id = five.content_contentnode?.find(({ title }) => title === 'c2c2')?.id;
    const tables: Tables = {
      ...withNode('c2c2', { coach_content: true }),
      content_file: [{ id: '1', contentnode_id: id, local_file_id: 'b'.repeat(32), preset: 'document' }],
      content_localfile: [{ id: 'b'.repeat(32), extension: 'pdf', file_size: null }],
    };
    const told = await read(tables, { [pdf]: 'x' });
    expect(told.files.flat()).toEqual([
      { role: 'teachingPlan', paths: [expect.stringContaining(pdf)], mediaType: 'application/pdf' },
    ]);
  });

  test('what only Kolibri can show makes no lesson of its node', async () => {
    const zip = { node: 'c2c1', name: `${'c'.repeat(32)}.perseus`, more: { preset: 'exercise' } };
    const { records, skips } = await read(withFiles(zip));
    expect(records.map(({ title }) => title.en)).toEqual(['c1', 'c2c2', 'no_license', 'c2c3']);
    expect(skips).toEqual(['notALesson c2 / c2c1: exercise']);
  });
});

describe('where a node belongs', () => {
  test.each([
    ['d&WXdXWF,d&WXdXWF.qs0Xlaxq.0t5msbL5', 'mathematics'],
    ['d&WXdXWF.i1IdaNwr.r#wbt#jF', 'physics'],
    ['d&WXdXWF.i1IdaNwr', 'science'],
    ['d&WXdXWF.qs0Xlaxqx', 'other'],
    ['', 'other'],
  ])('its categories %s say %s', async (categories, subject) => {
    expect(byTitle(await read(withNode('c1', { categories })), 'c1')?.subject).toBe(subject);
  });

  test.each([
    ['wnarlxKo,BkGYi3lD', 'primary'],
    ['ZEjiwvOb', 'senior'],
    ['eLt0Mbu4,ZEjiwvOb', null],
    ['FOhG0ib', null],
  ])('its levels %s say %s', async (gradeLevels, stage) => {
    expect(byTitle(await read(withNode('c1', { grade_levels: gradeLevels })), 'c1')?.stage).toBe(stage);
  });

  test('the names of the topics around it say what its codes do not', async () => {
    const told = await read(withNode('c2', { title: '人教版小学数学四年级下册' }));
    expect(byTitle(told, 'c2c2')).toMatchObject({
      ...{ stage: 'primary', grade: 4, subject: 'mathematics', volume: 'lower' },
      units: [{ 'zh-CN': '人教版小学数学四年级下册' }],
    });
  });

  test('a language in the name of its channel is no subject', async () => {
    const channel = [{ ...five.content_channelmetadata?.[0], name: 'Khan Academy (English)' }];
    const told = await read({ ...five, content_channelmetadata: channel });
    expect(byTitle(told, 'c1')).toMatchObject({ subject: 'other', themes: ['Khan Academy (English)'] });
  });

  test('its length, its author and its owner are told', async () => {
    const told = await read(withNode('c1', { duration: 615, author: '王老师', license_owner: 'CK-12' }));
    expect(byTitle(told, 'c1')).toMatchObject({ durationSeconds: 615, attribution: '王老师, CK-12' });
  });
});
