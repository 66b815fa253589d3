import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dataFolder } from '../../tests/support/data.ts';
import { serveFeed } from '../../tests/support/feed.ts';
import { feedsHere } from '../../tests/support/feeds-here.ts';
import { framesOf, linesOf } from '../shards/index.ts';
import { feed } from './feed.ts';
import { feedTextsIn } from './feed-texts.ts';

const film = readFileSync(new URL('../../tests/fixtures/media/bear-av1-opus.mp4', import.meta.url));
let folder = '';
let at = (name: string) => name;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-feed-'));
  at = (name) => join(folder, name);
  mkdirSync(at('lessons/media'), { recursive: true });
  writeFileSync(at('lessons/feed.json'), JSON.stringify({ feed: 'yucai', title: { 'zh-CN': '育才' } }));
  writeFileSync(at('lessons/media/1.mp4'), film);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const say = { out: (line: string) => void lines.push(line), error: (line: string) => void lines.push(line) };
  return { code: await feed(args, Date.now(), feedTextsIn('en'), say), lines };
}
const write = (lessons: readonly object[]) => writeFileSync(at('lessons/lessons.json'), JSON.stringify(lessons));
const lesson = {
  ...{ id: 'l1', title: { 'zh-CN': '三角形的内角和\u202E' }, subject: 'mathematics', grade: 4 },
  files: [{ file: 'media/1.mp4', role: 'composite' }],
};

describe('lectern feed', () => {
  test('turns a folder into what others subscribe to, with its files under their digests', async () => {
    write([lesson, { id: 'bad' }, { ...lesson, id: 'out', files: [{ file: '../../etc/passwd', role: 'document' }] }]);
    expect(await run('keys', at('keys'), '--roots', '2')).toMatchObject({ code: 0 });
    const built = await run('build', at('lessons'), '--out', at('feed'));
    expect(built).toMatchObject({ code: 0, lines: expect.arrayContaining(['  lessons.json[1]: title']) });
    expect(built.lines.join('\n')).toContain('files: a name leaves the folder');
    expect(await run('publish', at('feed'), '--to', at('www'))).toMatchObject({ code: 1 });
    expect(await run('sign', at('feed'), '--keys', at('keys'), '--threshold', '2')).toMatchObject({ code: 0 });
    expect(await run('publish', at('feed'), '--to', at('www'))).toMatchObject({ code: 0 });

    const data = dataFolder();
    const server = await serveFeed(() => at('www'));
    const here = await feedsHere(data);
    const look = await here.feeds.look(server.address);
    await here.feeds.subscribe(server.address, look.ok ? look.value.fingerprint : '');
    expect(await here.feeds.refresh('yucai', 'asked')).toMatchObject({ ok: true });
    expect(await here.titles('sjxnj')).toContain('三角形的内角和');
    const [served] = readdirSync(at('www/files'), { recursive: true, withFileTypes: true }).filter((one) =>
      one.isFile(),
    );
    const [address] = here.feeds.addressesOf('yucai', served?.name ?? '');
    expect(Buffer.from(await (await fetch(address ?? '')).arrayBuffer()).equals(film)).toBe(true);
    await here.feeds.close();
    await server.close();
    await data.clean();
  });

  test('measures films, so that a window pauses on their frames; one that cannot be played is told of', async () => {
    writeFileSync(at('lessons/media/old.mp4'), 'no film');
    write([lesson, { ...lesson, id: 'l2', files: [{ file: 'media/old.mp4', role: 'composite' }] }]);
    const built = await run('build', at('lessons'), '--out', at('feed'));
    expect(built).toMatchObject({ code: 0, lines: expect.arrayContaining(['  l2: notMedia: old.mp4']) });
    const [shard = ''] = readdirSync(at('feed/targets')).filter((name) => name.endsWith('.lessons'));
    const [frame] = framesOf(at(`feed/targets/${shard}`));
    const [line = ''] = linesOf(frame?.details ?? Buffer.alloc(0));
    expect(JSON.parse(line)).toMatchObject({
      durationSeconds: expect.closeTo(2.8, 0),
      assets: [{ frames: { kind: expect.any(String) }, width: expect.any(Number), hasSound: true }],
    });
  });

  test('waits until enough holders of root keys have signed, one after the other', async () => {
    write([lesson]);
    for (const who of ['li', 'wang']) await run('keys', at(who));
    mkdirSync(at('both'));
    for (const name of readdirSync(at('li'))) writeFileSync(at(`both/${name}`), readFileSync(at(`li/${name}`)));
    writeFileSync(at('both/root-2.key.json'), readFileSync(at('wang/root-1.key.json')));
    await run('build', at('lessons'), '--out', at('feed'));
    await run('sign', at('feed'), '--keys', at('both'), '--threshold', '2');
    await run('keys', at('next'), '--roots', '1');
    const first = await run('sign', at('feed'), '--keys', at('li'), '--hand-over-to', at('next'));
    expect(first).toMatchObject({ code: 1, lines: [expect.stringContaining('more holders')] });
    expect(readdirSync(at('feed/metadata'))).not.toContain('2.root.json');
    const second = await run('sign', at('feed'), '--keys', at('wang'), '--hand-over-to', at('next'));
    expect(second).toMatchObject({ code: 0, lines: [expect.stringContaining('root 2')] });
    expect(readdirSync(at('feed/metadata'))).not.toContain('next.root.json');
  });

  test('makes no new version of what is the same, and never writes over keys', async () => {
    write([lesson]);
    await run('build', at('lessons'), '--out', at('feed'));
    expect((await run('build', at('lessons'), '--out', at('feed'))).lines[0]).toContain('Nothing new since version 1');
    await run('keys', at('keys'));
    const before = readFileSync(at('keys/root-1.key.json'), 'utf8');
    expect(await run('keys', at('keys'))).toMatchObject({ code: 1 });
    expect(readFileSync(at('keys/root-1.key.json'), 'utf8')).toBe(before);
  });

  test.each([
    [],
    ['build'],
    ['build', 'x'],
    ['sign', 'x'],
    ['publish', 'x'],
    ['none', 'x'],
    ['keys', 'x', '--roots', '0'],
  ])('says how it is called: %j', async (...args) =>
    expect(await run(...args)).toMatchObject({ code: 2, lines: [expect.stringContaining('lectern feed')] }),
  );

  test('says what stands against it in words', async () => {
    expect(await run('build', at('none'), '--out', at('feed'))).toMatchObject({ code: 1 });
    write([]);
    expect((await run('build', at('lessons'), '--out', at('feed'))).lines[0]).toContain('no lesson');
    expect((await run('sign', at('feed'), '--keys', at('nowhere'))).code).toBe(1);
  });
});
