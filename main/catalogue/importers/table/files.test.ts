import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readAll } from '../../../../tests/fixtures/catalogue/imported.ts';
import { type Written, written } from '../../../../tests/fixtures/catalogue/table/written.ts';
import { table } from './index.ts';

let place: Written;
beforeAll(() => {
  place = written();
  place.write('secret.mp4', 'film');
  place.write('lists/课/一.mp4', 'film');
  place.write('lists/课/一.pdf', 'text');
  place.write('lists/empty.mp4', '');
});
afterAll(() => place.clean());

async function filesOf(cell: string, header = '文件') {
  const path = place.write('lists/list.csv', `课名,${header}\n三角形,"${cell}"\n`);
  const { files, records } = await readAll(table(path));
  return {
    roles: files[0]?.map(({ role, paths }) => `${role} ${paths[0]?.slice(place.folder.length).replaceAll('\\', '/')}`),
    links: records[0]?.links.map(({ role, name }) => `${role} ${name}`),
  };
}

describe('a file beside its list', () => {
  test('is found with either slash, several in one cell', async () => {
    expect(await filesOf('课\\一.mp4；./课/一.pdf')).toEqual({
      roles: ['composite /lists/课/一.mp4', 'document /lists/课/一.pdf'],
      links: [],
    });
  });

  test('is for what its column says', async () => {
    expect((await filesOf('课/一.pdf', '教案')).roles).toEqual(['teachingPlan /lists/课/一.pdf']);
    expect((await filesOf('课/一.pdf', '任务单')).roles).toEqual(['taskSheet /lists/课/一.pdf']);
  });

  test.each([
    ['../secret.mp4', 'secret.mp4'],
    ['课/../../secret.mp4', 'secret.mp4'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Users\\x\\secret.mp4', 'secret.mp4'],
    ['\\\\server\\share\\secret.mp4', 'secret.mp4'],
    ['课', '课'],
    ['empty.mp4', 'empty.mp4'],
    ['none.mp4', 'none.mp4'],
    [`${'x'.repeat(600)}.mp4`, 'x'.repeat(500)],
  ])('is never %s: that is told by its name', async (cell, name) => {
    const { roles, links } = await filesOf(cell);
    expect(roles).toEqual([]);
    expect(links?.[0]?.endsWith(` ${name}`)).toBe(true);
  });

  test.skipIf(process.platform === 'win32')('is none where a link leads out of the folder', async () => {
    symlinkSync(join(place.folder, 'secret.mp4'), join(place.folder, 'lists', 'link.mp4'));
    symlinkSync(place.folder, join(place.folder, 'lists', 'up'));
    expect((await filesOf('link.mp4;up/secret.mp4')).roles).toEqual([]);
  });
});
