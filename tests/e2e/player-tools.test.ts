import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseWebVtt, sentencesOf } from '../../core/captions/index.ts';
import { type Classroom, findAndProject, openClassroom, playOn } from '../harness/classroom.ts';
import { until } from '../harness/lectern.ts';
import { type WatchedSession, watchSession } from '../harness/session-of.ts';

// Each tool of the player in the real program, on two displays, in both languages: by keys alone, by a presenter remote,
// and by the hand where a thing is dragged. After each, both windows stand at the session's place.

const FRAME = 1 / 25;
/** A place stands in the middle of its frame. */
const NEAR = FRAME / 2 + 0.001;
let room: Classroom;
let teacher: Page;
let screen: Page;
let session: WatchedSession;

beforeAll(async () => {
  room = await openClassroom();
  teacher = await room.console();
  session = await watchSession(teacher);
  await teacher.getByTestId('search').waitFor();
});
afterAll(() => room?.clear());

const get = (testId: string) => teacher.getByTestId(testId);
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await teacher.keyboard.press(key);
};
const motion = () => session.state().motion;
const moves = (kind: 'playing' | 'paused') =>
  until(`the lesson is ${kind}`, () => (motion().kind === kind && motion()) || null);

const placesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLVideoElement>('video[data-track]')].map((video) =>
      video.paused && !video.seeking ? video.currentTime : Number.NaN,
    ),
  );

/** NaN where the pitch goes up with the speed. */
const ratesOf = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMediaElement>('video[data-track], audio[src]')].map((one) =>
      one.preservesPitch ? one.playbackRate : Number.NaN,
    ),
  );

/** All four videos stand where the session stands, and that is here. */
async function standsAt(seconds?: number): Promise<number> {
  return until(`both windows stand at ${seconds ?? 'the session’s place'}`, async () => {
    const now = motion();
    if (now.kind !== 'paused' || now.fixing) return null;
    if (seconds !== undefined && Math.abs(now.mediaSeconds - seconds) > NEAR) return null;
    const places = (await Promise.all([teacher, screen].map(placesOf))).flat();
    return places.length === 4 && places.every((place) => Math.abs(place - now.mediaSeconds) < 0.002)
      ? now.mediaSeconds
      : null;
  });
}

async function toTheStart(): Promise<void> {
  if (motion().kind !== 'paused') await press('Space');
  await moves('paused');
  await until('the lesson stands at its start', async () => {
    const before = motion().mediaSeconds;
    if (before < FRAME) return true;
    await press(before > 5 ? 'BracketLeft' : 'ArrowLeft');
    await until('it goes back', () => motion().mediaSeconds < before || null);
    return null;
  });
  await standsAt(0);
}

const loops = (from: number, to: number) =>
  until(`the loop goes from ${from} to ${to}`, () => {
    const { loop } = session.state();
    return (loop && Math.abs(loop.fromSeconds - from) < 0.1 && Math.abs(loop.untilSeconds - to) < 0.1) || null;
  });

const said = (text: string) =>
  until(`the console says ${text}`, async () => (await get('notice').textContent())?.includes(text) || null);

async function toRate(rate: number): Promise<void> {
  await until(`the lesson's rate is ${rate}`, async () => {
    const now = session.state().rate;
    if (now === rate) return true;
    await press(now < rate ? 'Equal' : 'Minus');
    await until('the rate is another', () => session.state().rate !== now || null);
    return null;
  });
}

/** Until nothing more is to be expected of a window that would begin to play. */
const HELD_MS = 1500;

async function nothingPlays(): Promise<void> {
  await new Promise((done) => setTimeout(done, HELD_MS));
  for (const page of [teacher, screen]) {
    const playing = await page.evaluate(() =>
      [...document.querySelectorAll('video, audio')].map((one) => (one as HTMLMediaElement).paused),
    );
    expect(playing.every((paused) => paused)).toBe(true);
  }
  expect(motion().kind).toBe('paused');
}

describe.each(['zh-CN', 'en'] as const)('in %s', (language) => {
  const file = fileURLToPath(new URL(`../../resources/sample/captions.${language}.vtt`, import.meta.url));
  const sentences = sentencesOf(parseWebVtt(readFileSync(file, 'utf8')));
  const sentence = (n: number) => sentences[n]?.fromSeconds ?? Number.NaN;

  beforeAll(async () => {
    if ((await teacher.evaluate(() => document.documentElement.lang)) !== language) await get('language').click();
    await findAndProject(teacher, 'sjxnj', 'start');
    screen = await room.screen();
    await standsAt(0);
  });
  afterAll(async () => {
    await get('end').click();
    await get('end-confirm').click();
    await get('search').waitFor();
  });

  test('by keys it plays, pauses, and steps by a frame both ways, by seconds, sentences and chapters', async () => {
    await press('Space');
    await playOn(screen, 1);
    await press('Space');
    const here = await standsAt();
    await press('Shift+ArrowRight');
    await standsAt(here + FRAME);
    await press('Shift+ArrowLeft');
    await standsAt(here);
    await press('Shift+ArrowLeft');
    await standsAt(here - FRAME);
    await press('Control+ArrowRight', 'ArrowLeft');
    await standsAt(here - FRAME + 5);
    await toTheStart();
    for (const n of [0, 1, 2]) {
      await press('Shift+BracketRight');
      await standsAt(sentence(n));
    }
    await press('Shift+BracketLeft');
    await standsAt(sentence(1));
    await press('BracketRight');
    const chapter = await standsAt();
    expect(chapter).toBeGreaterThan(sentence(1));
    await press('BracketLeft');
    await standsAt(0);
  });

  test('one key says the last sentence again', async () => {
    await toTheStart();
    await press('ArrowRight', 'ArrowRight', 'ArrowRight');
    const here = await standsAt(15);
    const last = sentences.findLast(({ fromSeconds }) => fromSeconds < here - 0.8)?.fromSeconds ?? 0;
    await press('r');
    const { mediaSeconds } = await moves('playing');
    expect(Math.abs(mediaSeconds - last)).toBeLessThan(FRAME);
    await press('Space');
    await standsAt();
  });

  test('it plays at each speed between a half and two with its pitch kept, in both windows', async () => {
    await toTheStart();
    await toRate(0.5);
    await press('Space');
    await moves('playing');
    for (const rate of [0.5, 0.75, 1, 1.25, 1.5, 2]) {
      await toRate(rate);
      await until(`both windows play at ${rate}`, async () => {
        const rates = await Promise.all([teacher, screen].map(ratesOf));
        return rates.flat().every((one) => Math.abs(one / rate - 1) < 0.3) || null;
      });
    }
    await toRate(1);
    await press('Space');
    await standsAt();
  });

  test('a passage is looped by keys, both ends are dragged, and it is played again and again', async () => {
    await toTheStart();
    await press('ArrowRight', 'ArrowRight');
    await standsAt(10);
    await press('i');
    await loops(10, 129.8);
    await press('ArrowRight');
    await standsAt(15);
    await press('o');
    await loops(10, 15);
    const line = await get('timeline').boundingBox();
    if (!line) throw new Error('there is no timeline');
    for (const [handle, share] of [
      ['loop-from', 0.03],
      ['loop-until', 0.05],
    ] as const) {
      const box = await get(handle).boundingBox();
      if (!box) throw new Error(`there is no ${handle}`);
      const before = JSON.stringify(session.state().loop);
      await teacher.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await teacher.mouse.down();
      await teacher.mouse.move(box.x + box.width / 2 - line.width * share, box.y + box.height / 2, { steps: 5 });
      await teacher.mouse.up();
      await until(`${handle} has moved`, () => JSON.stringify(session.state().loop) !== before || null);
    }
    const loop = session.state().loop;
    if (!loop) throw new Error('there is no loop');
    expect(loop.untilSeconds - loop.fromSeconds).toBeLessThan(5);
    await toTheStart();
    await press('ArrowRight', 'Space');
    const gatherings = new Set<number>();
    const goneBackTwice = () => {
      const now = motion();
      const isBack = now.kind === 'gathering' && Math.abs(now.mediaSeconds - loop.fromSeconds) < FRAME;
      if (isBack) gatherings.add(now.gathering);
      return gatherings.size >= 2 || null;
    };
    await until('it has gone back twice', goneBackTwice, 40_000);
    await press('Shift+R');
    await until('the loop has ended', () => session.state().loop === null || null);
    await moves('playing');
    await press('Space');
    await standsAt();
  });

  test('captions are switched on by a key, and both windows show them, two at once where two are chosen', async () => {
    await toTheStart();
    await press('s');
    await press('Shift+BracketRight');
    const shown = (page: Page) => page.locator('.player-captions p').count();
    await until(
      'one caption in both windows',
      async () => ((await shown(teacher)) === 1 && (await shown(screen)) === 1) || null,
    );
    await get('captions').click();
    await get(language === 'en' ? 'captions-zh-CN' : 'captions-en').click();
    await press('Escape');
    await until(
      'two captions in both windows',
      async () => ((await shown(teacher)) === 2 && (await shown(screen)) === 2) || null,
    );
    await press('s');
    await until('none', async () => ((await shown(teacher)) === 0 && (await shown(screen)) === 0) || null);
  });

  test('what is said is searched by keyboard, and Enter goes there in both windows', async () => {
    const third = sentences[3];
    await press('t');
    await get('transcript-search').focus();
    await get('transcript-search').fill(third?.text.slice(0, 12) ?? '');
    await press('Enter');
    await standsAt(third?.fromSeconds);
    // The words go, then the field has no keys any more.
    await press('Escape');
    expect(await get('transcript-search').inputValue()).toBe('');
    await press('x');
    expect(await get('transcript-search').inputValue()).toBe('x');
    await press('Escape', 'Escape', 't');
    await until('it is closed', async () => (await get('transcript-search').count()) === 0 || null);
  });

  test('a field has no keys any more when a button or the picture was touched', async () => {
    await press('t');
    for (const touched of ['forward5', 'stage']) {
      await get('transcript-search').fill('角');
      if (touched === 'stage') {
        const box = await teacher.locator('.player-picture').boundingBox();
        await teacher.mouse.click((box?.x ?? 0) + 60, (box?.y ?? 0) + 60);
      } else await get(touched).click();
      await press('Space');
      await moves('playing');
      await press('Space');
      await moves('paused');
      expect(await get('transcript-search').inputValue()).toBe('角');
    }
    await get('transcript-search').fill('');
    await press('Escape', 't');
    await until('it is closed', async () => (await get('transcript-search').count()) === 0 || null);
  });

  test('a moment is bookmarked, named, named back, removed and brought back, all by keys', async () => {
    await press('d', 't');
    await get('beside-bookmarks').focus();
    await press('Enter');
    const rows = get('bookmark');
    const before = await until('there is one', async () => (await rows.count()) || null);
    const name = (await get('bookmark-go').first().textContent()) ?? '';
    await get('bookmark-rename').first().focus();
    await press('Enter');
    await get('bookmark-name').fill('再看一遍');
    await press('Enter');
    await until(
      'it has its name',
      async () => (await get('bookmark-go').first().textContent())?.includes('再看一遍') || null,
    );
    await said(language === 'en' ? 'Bookmark renamed' : '书签已改名');
    await get('notice-undo').focus();
    await press('Enter');
    await until('it has its old name', async () => (await get('bookmark-go').first().textContent()) === name || null);
    await get('bookmark-remove').first().focus();
    await press('Enter');
    await until('it has gone', async () => (await rows.count()) === before - 1 || null);
    await said(language === 'en' ? 'Bookmark removed' : '书签已删除');
    await get('notice-undo').focus();
    await press('Enter');
    await until('it is back', async () => (await rows.count()) === before || null);
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('t');
  });

  test('a presenter remote plays, goes from stop to stop and blacks the screen, wherever the focus is', async () => {
    await toTheStart();
    const stops = session.state().lesson?.cues.filter(({ kind }) => kind !== 'chapter') ?? [];
    const [first, second] = stops.map(({ atSeconds }) => Number(atSeconds));
    await press('PageDown');
    await standsAt(first);
    await get('timeline').focus();
    await press('ArrowRight');
    await standsAt((first ?? 0) + 5);
    await press('PageDown');
    await standsAt(second);
    await press('PageUp');
    await standsAt(first);
    // And a field that is typed into.
    await press('t');
    await get('transcript-search').focus();
    await press('PageDown');
    await standsAt(second);
    await press('F5');
    await moves('playing');
    await press('F5');
    await moves('paused');
    await teacher.evaluate(() => (document.activeElement as HTMLElement).blur());
    await press('t', '.');
    await until('the screen is black', () => session.state().blank || null);
    await press('.');
    await until('the picture is back', () => !session.state().blank || null);
    await standsAt();
  });
});

describe('nothing starts to play by itself', () => {
  test('not when a lesson is opened, a window comes back, another lesson is opened, or Lectern starts again', async () => {
    await findAndProject(teacher, 'sjxnj', 'start');
    screen = await room.screen();
    await nothingPlays();
    await press('Space');
    await playOn(screen, 1);
    await press('Space');
    const here = await standsAt();
    await screen.reload();
    screen = await room.screen();
    await standsAt(here);
    await nothingPlays();
    await get('end').click();
    await get('end-confirm').click();
    await findAndProject(teacher, 'sjxnj');
    screen = await room.screen();
    await standsAt(here);
    await nothingPlays();
    await room.reopen();
    teacher = await room.console();
    session = await watchSession(teacher);
    await get('search').waitFor();
    await findAndProject(teacher, 'sjxnj');
    screen = await room.screen();
    await nothingPlays();
  });
});
