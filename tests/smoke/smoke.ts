import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallMain, ChannelName } from '../../core/contract/index.ts';
import { discardDataFolder, makeDataFolder, until } from '../harness/lectern.ts';
import { penOf } from '../harness/marks.ts';
import { at, shownTracks } from '../harness/picture.ts';
import type { Shipped } from './shipped.ts';

const film = fileURLToPath(new URL('../fixtures/media/movie_300.mp4', import.meta.url));

/** What must work before anything else is looked at: start, import, project, draw, reload, second instance, quit. */
export function smoke(begin: (data: string) => Promise<Shipped>): void {
  let data: string;
  let lectern: Shipped;
  let console: Page;
  let screen: Page;
  let lessonId = '';

  beforeAll(async () => {
    data = makeDataFolder();
    lectern = await begin(data);
  });
  afterAll(async () => {
    await lectern?.quit();
    if (data) discardDataFolder(data);
  });

  test('starts with a console, over the preload', async () => {
    console = await lectern.window('console');
    const hello = await answerOf(console, 'window.hello', {});
    expect(hello).toMatchObject({ host: 'electron', role: 'console', givesPaths: true });
    expect(await console.evaluate(() => Object.keys((globalThis as unknown as { lectern: object }).lectern))).toEqual([
      'call',
      'listen',
      'pathOf',
    ]);
    await console.getByTestId('search').waitFor();
  });

  test('imports a file by its path', async () => {
    const part = { role: 'composite', source: { kind: 'path', path: film } } as const;
    await answerOf(console, 'import.begin', { title: '杯子', parts: [part] });
    const done = await until(
      'the import is done',
      async () => {
        const { jobs } = await answerOf(console, 'jobs.list', {});
        const state = jobs[0]?.state;
        if (state?.kind === 'failed') throw new Error(`${state.code}: ${state.detail}`);
        return state?.kind === 'done' ? state : null;
      },
      60_000,
    );
    lessonId = done.lessonId ?? '';
    expect((await answerOf(console, 'library.search', { text: '杯子', limit: 5 })).lessons).toHaveLength(1);
  });

  test('projects it on the other display', async () => {
    await answerOf(console, 'classroom.project', { lessonId: lessonId as never, fromSeconds: null });
    screen = await lectern.window('screen');
    const { largeScreen } = await answerOf(console, 'displays.list', {});
    expect(largeScreen.kind).toBe('shown');
    for (const page of [console, screen]) {
      await until('the picture is shown', async () => ((await shownTracks(page)).length === 1 ? true : null));
    }
  });

  test('draws with a pen, and the large screen has the stroke', async () => {
    const told = await hearRecords(screen);
    const [track] = await shownTracks(console);
    if (!track) throw new Error('nothing is shown');
    await (await penOf(console)).line(at(track.box, 0.3, 0.4), at(track.box, 0.6, 0.6), 20);
    await until('the screen was told', async () => ((await told()).length > 0 ? true : null));
    expect(await told()).toEqual(['stroke']);
    const { pages } = await answerOf(console, 'ink.pages', { of: { kind: 'lesson', lessonId: lessonId as never } });
    expect(pages.map(({ strokes }) => strokes)).toEqual([1]);
  });

  test('a console that is loaded again is in the same lesson, with its mark', async () => {
    const before = await answerOf(console, 'window.hello', {});
    await console.reload();
    await until('the picture is back', async () => ((await shownTracks(console)).length === 1 ? true : null));
    expect((await answerOf(console, 'window.hello', {})).windowId).toBe(before.windowId);
    const attached = await answerOf(console, 'session.attach', { since: null });
    expect(attached).toMatchObject({ kind: 'state', state: { lesson: { id: lessonId } } });
    await console.getByTestId('marks-row').first().waitFor();
  });

  test('a second start leaves by itself', async () => {
    expect(await lectern.second()).toBe(0);
    expect(await answerOf(console, 'clock.ping', {})).toHaveProperty('monotonicMs');
  });

  test('quits in order, and all is there at the next start', async () => {
    expect(await lectern.quit()).toBe(0);
    lectern = await begin(data);
    console = await lectern.window('console');
    const { lessons, recent } = await answerOf(console, 'library.shelf', {});
    expect([...recent, ...lessons].some(({ id }) => id === lessonId)).toBe(true);
    const { pages } = await answerOf(console, 'ink.pages', { of: { kind: 'lesson', lessonId: lessonId as never } });
    expect(pages.map(({ strokes }) => strokes)).toEqual([1]);
  });
}

type Answer<Name extends ChannelName> = Extract<
  Awaited<ReturnType<typeof asked<Name>>>,
  { readonly ok: true }
>['value'];
declare const asked: CallMain;

/** As the page's own code asks: through what the preload gave it. */
async function answerOf<Name extends ChannelName>(
  page: Page,
  name: Name,
  request: Parameters<typeof asked<Name>>[1],
): Promise<Answer<Name>> {
  type Bridge = { call: (name: string, request: unknown) => Promise<{ ok: boolean; value: unknown; error: unknown }> };
  const result = await page.evaluate(
    ([channel, asking]) => (globalThis as unknown as { lectern: Bridge }).lectern.call(String(channel), asking),
    [name, request] as const,
  );
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value as Answer<Name>;
}

type Told = { lectern: { listen: (hear: Heard) => void }; toldRecords?: string[] };
type Heard = (name: string, payload: { record: { kind: string } }) => void;

/** Keeps what kinds of record the window is told of from now on. */
async function hearRecords(page: Page): Promise<() => Promise<readonly string[]>> {
  await page.evaluate(() => {
    const told: string[] = [];
    const here = globalThis as unknown as Told;
    here.toldRecords = told;
    here.lectern.listen((name, payload) => {
      if (name === 'ink.committed') told.push(payload.record.kind);
    });
  });
  return () => page.evaluate(() => (globalThis as unknown as Told).toldRecords ?? []);
}
