/**
 * What is made of a film while nobody waits, against plain ffmpeg doing the same work: 20 minutes of 1080p with sound,
 * which is not counted. Ours is everything up to the file in the
 * store, in the process of its own that Lectern has for it. `--minutes=1` for a try.
 *
 *   frameIndex   the times of all frames, and that the file is whole
 *   poster, loudness
 *   scrub        the small copy of which every frame is a keyframe
 *   strip        the pictures of the seek bar, as Lectern makes them: from the scrub copy; plain ffmpeg has only the film
 *   stripOfFilm  the same from the film, where there is no scrub copy
 *   slides       grey pictures and the changes in them, from the scrub copy
 *   whole        all of it, one after the other
 */
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '../../core/words/index.ts';
import { createProcesses } from '../../main/host/browser/processes.ts';
import { createMediaProcess, type Probe } from '../../main/media/index.ts';
import { createStore } from '../../main/store/index.ts';
import { listLog, realClock } from '../support/data.ts';
import { createReport } from './report/report.ts';
import { medianOf } from './report/statistics.ts';
import { makeLongFilm } from './tools/long-film.ts';
import { plainFfmpeg } from './tools/plain-ffmpeg.ts';

const QUICK = 5;
/** A copy of 20 minutes takes a minute and more: taken this often, and said as facts. */
const SLOW = 3;

const minutes = Number(process.argv.find((arg) => arg.startsWith('--minutes='))?.slice('--minutes='.length) ?? 20);
const cache = join(import.meta.dirname, '../../.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(join(cache, 'bench-preview-'));
const entry = new URL('../../main/host/media.process.ts', import.meta.url);
const processes = createProcesses(realClock, listLog(), () => entry);
const media = createMediaProcess({ processes, entry: 'media', clock: realClock });
try {
  const film = makeLongFilm(folder, minutes * 60);
  const report = await createReport('preview', 'browser');
  const store = await createStore(join(folder, 'store'));
  const probe = good(await media.probe(film));
  const at = (name: string) => join(folder, name);
  const plain = plainFfmpeg(film, probe, folder);
  const keep = async (name: string) => void good(await store.put({ path: at(name) }));
  const copy = at('scrub.mp4');
  const strip = async (input: string) => {
    good(await media.idle.strip({ input, probe, output: at('strip.jpg') }));
    await keep('strip.jpg');
  };

  const ours = {
    frameIndex: async () => void good(await media.frameTimes(film)),
    async poster() {
      good(await media.poster({ input: film, durationSeconds: probe.durationSeconds, output: at('poster.jpg') }));
      await keep('poster.jpg');
    },
    loudness: async () => void good(await media.idle.loudness(film, probe)),
    async scrub() {
      good(await media.idle.scrubCopy({ input: film, probe, output: copy }));
      await keep('scrub.mp4');
    },
    strip: () => strip(copy),
    slides: async () => void good(await media.idle.slides({ input: copy, probe, output: at('grey') })),
  };

  const whole = { ours: 0, plain: 0 };
  for (const name of ['frameIndex', 'poster', 'loudness'] as const) {
    const taken = await inTurns(QUICK, ours[name], plain[name]);
    report.figure(name, 'ms', taken.ours);
    report.baseline(name, 'ms', taken.plain);
    report.ratio(name, medianOf(taken.ours) / medianOf(taken.plain));
    add(taken);
  }
  for (const name of ['scrub', 'strip', 'slides'] as const) await slow(name, ours[name], plain[name]).then(add);
  await slow('stripOfFilm', () => strip(film), plain.strip);
  report.ratio('whole', whole.ours / whole.plain);
  describeFilm(probe);
  report.print();

  async function slow(name: string, mine: () => Promise<void>, other: () => Promise<void>): Promise<Taken> {
    const taken = await inTurns(SLOW, mine, other);
    report.fact(`${name}Ms`, medianOf(taken.ours));
    report.fact(`${name}PlainMs`, medianOf(taken.plain));
    report.ratio(name, medianOf(taken.ours) / medianOf(taken.plain));
    return taken;
  }
  function add(taken: Taken): void {
    whole.ours += medianOf(taken.ours);
    whole.plain += medianOf(taken.plain);
  }
  function describeFilm({ durationSeconds, video, bytes, frames }: Probe): void {
    report.fact('filmSeconds', durationSeconds);
    report.fact('filmSize', `${video.width}x${video.height}`);
    report.fact('filmBytes', bytes);
    report.fact('filmFrames', frames.count);
    report.fact('scrubBytes', statSync(copy).size);
    report.fact('stripBytes', statSync(at('strip.jpg')).size);
  }
} finally {
  await media.stop();
  rmSync(folder, { recursive: true, force: true });
}

type Taken = { readonly ours: readonly number[]; readonly plain: readonly number[] };

/** One after the other, and the other way round the next time: what warms a cache warms it for both. */
async function inTurns(times: number, ours: () => Promise<void>, plain: () => Promise<void>): Promise<Taken> {
  const taken = { ours: [] as number[], plain: [] as number[] };
  for (let time = 0; time < times; time += 1) {
    for (const who of time % 2 === 0 ? (['plain', 'ours'] as const) : (['ours', 'plain'] as const)) {
      const beganMs = performance.now();
      await (who === 'ours' ? ours : plain)();
      taken[who].push(performance.now() - beganMs);
    }
  }
  return taken;
}

function good<T>(
  result: Result<T, { readonly code: string; readonly detail: string }> | Result<T, { readonly code: string }>,
): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
