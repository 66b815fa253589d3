import { type FileHandle, open, readFile, rm, stat, writeFile } from 'node:fs/promises';
import * as v from 'valibot';
import { afterEach, describe, expect, test } from 'vitest';
import { GrownPieces } from '../../core/contract/index.ts';
import {
  type AssetDigest,
  type Lesson,
  type LessonId,
  type MediaSeconds,
  mediaSeconds,
} from '../../core/words/index.ts';
import { createGrowing, type Growing } from '../../main/growing/index.ts';
import { undescribed } from '../../main/library/index.ts';
import {
  createPieceReader,
  type Decision,
  decide,
  type Pieces,
  type Probe,
  piecesTypeOf,
} from '../../main/media/index.ts';
import { listLog, realClock } from '../support/data.ts';
import { openWorkbench, testInputs } from './workbench.ts';

const { media, path, make, makeLong } = openWorkbench();
type Convert = Extract<Decision, { kind: 'convert' }>;

async function converting(input: string): Promise<{ probe: Probe; decision: Convert }> {
  const probed = await media.probe(input);
  if (!probed.ok) throw new Error(probed.error.code);
  const decision = decide(probed.value);
  if (decision.kind !== 'convert') throw new Error('it is kept');
  return { probe: probed.value, decision };
}

async function piecesIn(file: FileHandle, read: (bytes: number) => Promise<Pieces>): Promise<Pieces> {
  return read((await file.stat()).size);
}

/** As soon as there is one. */
async function opened(file: string): Promise<FileHandle> {
  for (;;) {
    const handle = await open(file, 'r').catch(() => null);
    if (handle) return handle;
    await new Promise((later) => setTimeout(later, 20));
  }
}

describe('a conversion in pieces', () => {
  test('is there piece by piece while it goes on, and what is there plays', async () => {
    const input = await makeLong(40);
    const { probe, decision } = await converting(input);
    const [output, piecesPath] = [path('long.mp4'), path('long.pieces.mp4')];
    const abort = new AbortController();
    let hasEnded = false;
    const done = media.convert({ input, probe, decision, output, piecesPath, signal: abort.signal }).then((ended) => {
      hasEnded = true;
      return ended;
    });
    const file = await opened(piecesPath);
    const read = createPieceReader((...asked) => file.read(...asked));
    await expect.poll(async () => (await piecesIn(file, read)).pieces.length, { interval: 20 }).toBeGreaterThan(3);
    expect(hasEnded).toBe(false);
    const { initBytes, pieces } = await piecesIn(file, read);
    expect(initBytes).toBeGreaterThan(100);
    expect(pieces[0]).toMatchObject({ startSeconds: 0, fromByte: initBytes });
    for (const [at, piece] of pieces.entries()) {
      // A second of the file, again and again, and a little between two of them.
      const before = pieces[at - 1]?.startSeconds;
      if (before !== undefined) expect(piece.startSeconds - before).toBeGreaterThan(0.9);
      expect(piece.fromByte).toBeLessThan(piece.untilByte);
    }
    const lastByte = pieces.at(-1)?.untilByte ?? 0;
    const { buffer } = await file.read(Buffer.alloc(lastByte), 0, lastByte, 0);
    await writeFile(path('so-far.mp4'), buffer);
    const soFar = await media.probe(path('so-far.mp4'));
    expect(soFar.ok && soFar.value.frames.count).toBe(pieces.length * 25);

    abort.abort();
    expect(await done).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await expect(stat(piecesPath)).rejects.toThrow();
    await expect(stat(output)).rejects.toThrow();
    await file.close();
  });

  test.each([
    ['encoded', 'old.avi', ['-c:v', 'mpeg4', '-c:a', 'pcm_s16le']],
    ['copied, with frames that are shown in another order', 'new.mkv', ['-c:v', 'libx264', '-bf', '3', '-c:a', 'ac3']],
    ['without sound', 'silent.flv', ['-an', '-c:v', 'flv']],
    ['of a broadcast', 'cast.ts', ['-c:v', 'mpeg2video', '-c:a', 'mp2', '-output_ts_offset', '3600']],
    ['of a broadcast whose sound is taken as it is', 'late.ts', ['-c:v', 'mpeg2video', '-c:a', 'aac']],
  ])('becomes the same film as one that is written whole: %s', async (_, name, codecs) => {
    const input = await make(name, ...testInputs(4), ...codecs);
    const { probe, decision } = await converting(input);
    const whole = await media.convert({ input, probe, decision, output: path(`${name}.whole.mp4`) });
    const piecesPath = path(`${name}.pieces.mp4`);
    const joined = await media.convert({ input, probe, decision, piecesPath, output: path(`${name}.joined.mp4`) });
    if (!whole.ok || !joined.ok) throw new Error(JSON.stringify([whole, joined]));
    expect(joined.value.frames).toEqual(whole.value.frames);
    expect(joined.value.video).toEqual(whole.value.video);
    expect(joined.value.sound).toEqual(whole.value.sound);
    expect(Math.abs(joined.value.durationSeconds - whole.value.durationSeconds)).toBeLessThan(0.05);
    await expect(stat(piecesPath)).rejects.toThrow();
  });
});

test('MP3, which no window puts together from pieces, becomes AAC in them', async () => {
  const input = await make('mp3.avi', ...testInputs(2), '-c:v', 'mpeg4', '-c:a', 'mp3');
  const { probe, decision } = await converting(input);
  expect(decision.sound).toBe('copy');
  expect(piecesTypeOf(probe, decision)).toBe('video/mp4; codecs="avc1.640028, mp4a.40.2"');
  const joined = await media.convert({
    input,
    probe,
    decision,
    piecesPath: path('mp3.p.mp4'),
    output: path('mp3.mp4'),
  });
  expect(joined.ok && joined.value.sound?.codec).toBe('aac');
});

const lesson: Lesson = {
  ...{ ...undescribed, id: 'import/a' as LessonId, title: { en: 'a' }, poster: null, ready: false },
  ...{ durationSeconds: mediaSeconds(6), assets: [], cues: [] },
};
const film = 'a'.repeat(64) as AssetDigest;

describe('a film that grows', () => {
  let growing: Growing;
  afterEach(() => growing.stop());

  function begin() {
    const told: (MediaSeconds | null)[] = [];
    const room = { isOpen: false };
    growing = createGrowing({
      ...{ log: listLog(), isOpen: () => room.isOpen },
      clock: { ...realClock, after: (ms, work) => realClock.after(Math.min(ms, 30), work) },
      onMore: (_, preparedSeconds) => void told.push(preparedSeconds),
    });
    return { told, room };
  }
  const ask = (what: string, range?: string) =>
    growing.respond(new Request(`http://a/growing/${film}/${what}`, { headers: range ? { Range: range } : {} }));

  async function written(): Promise<{ whole: Buffer; pieces: Pieces }> {
    const file = path('grown.mp4');
    const pieced = ['-movflags', '+frag_keyframe+delay_moov+default_base_moof', '-g', '25'];
    await make('grown.mp4', ...testInputs(10), '-c:v', 'libx264', '-c:a', 'aac', ...pieced);
    const whole = await readFile(file);
    const handle = await open(file, 'r');
    const pieces = await createPieceReader((...asked) => handle.read(...asked))(whole.length);
    await handle.close();
    return { whole, pieces };
  }

  test('can be opened when its first piece is there, is told of as it grows, and hands out nothing but whole pieces', async () => {
    const { told } = begin();
    const { whole, pieces } = await written();
    const part = path('part.mp4');
    let isPlayable = false;
    const growth = growing.begin({ lesson, film, mimeType: 'video/mp4', path: part }, () => {
      isPlayable = true;
    });
    expect(growing.lessonOf(lesson.id)).toBeNull();
    expect((await ask('pieces')).status).toBe(404);

    // A second is not worth opening it.
    await writeFile(part, whole.subarray(0, pieces.pieces[1]?.untilByte));
    await new Promise((later) => setTimeout(later, 150));
    expect(isPlayable).toBe(false);
    expect(growing.lessonOf(lesson.id)).toBeNull();

    // Seven pieces, and the eighth but for a byte.
    const [seventh, eighth] = [pieces.pieces[6], pieces.pieces[7]];
    await writeFile(part, whole.subarray(0, (eighth?.untilByte ?? 0) - 1));
    await expect.poll(() => isPlayable).toBe(true);
    expect(growing.lessonOf(lesson.id)).toMatchObject({ preparedSeconds: seventh?.startSeconds });
    const first = v.parse(GrownPieces, await (await ask('pieces')).json());
    expect(first).toMatchObject({ initBytes: pieces.initBytes, pieces: pieces.pieces.slice(0, 7), hasEnded: false });
    const all = await ask('film', `bytes=0-${(seventh?.untilByte ?? 0) - 1}`);
    expect(all.status).toBe(206);
    expect(Buffer.from(await all.arrayBuffer()).equals(whole.subarray(0, seventh?.untilByte))).toBe(true);
    expect((await ask('film', `bytes=0-${seventh?.untilByte}`)).status).toBe(416);
    expect((await ask('film')).status).toBe(416);

    await writeFile(part, whole);
    await expect.poll(() => told.at(-1)).toBe(pieces.pieces.at(-1)?.startSeconds);
    await growth.whole();
    expect(told.at(-1)).toBeNull();
    const rest = v.parse(GrownPieces, await (await ask('pieces?after=7')).json());
    expect(rest).toMatchObject({ pieces: pieces.pieces.slice(7), hasEnded: true });
    expect(told).toEqual([...told].toSorted((a, b) => (a ?? 99) - (b ?? 99)));
    await growth.end();
    expect(growing.lessonOf(lesson.id)).toBeNull();
  });

  test('is handed out as long as a class watches it, though its file has gone; then no more', async () => {
    const { room } = begin();
    const { whole } = await written();
    const part = path('watched.mp4');
    await writeFile(part, whole);
    let isPlayable = false;
    const growth = growing.begin({ lesson, film, mimeType: 'video/mp4', path: part }, () => {
      isPlayable = true;
    });
    await expect.poll(() => isPlayable).toBe(true);
    room.isOpen = true;
    await growth.end();
    await rm(part);
    await new Promise((later) => setTimeout(later, 100));
    expect((await ask('film', 'bytes=0-99')).status).toBe(206);
    expect(v.parse(GrownPieces, await (await ask('pieces')).json()).hasEnded).toBe(true);
  });

  test('of which nothing was ever there leaves nothing', async () => {
    begin();
    const growth = growing.begin({ lesson, film, mimeType: 'video/mp4', path: path('never.mp4') }, () => undefined);
    await growth.whole();
    await growth.end();
    expect(growing.lessonOf(lesson.id)).toBeNull();
    expect((await ask('pieces')).status).toBe(404);
  });
});
