import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { decide, lengthOf, type Probe } from '../../main/media/index.ts';
import { needMedia } from '../fixtures/media.ts';
import { openWorkbench, testInputs } from './workbench.ts';

const { media, path, make, makeLong } = openWorkbench();

const cut = async (name: string, from: string, part: number) => {
  const file = await readFile(from);
  await writeFile(path(name), file.subarray(0, Math.floor(file.length * part)));
  return path(name);
};

describe('a file whose end is missing', () => {
  const cuts = [
    ['movie_300.mp4', 0.6],
    ['movie_300.mp4', 0.95],
    ['A4.webm', 0.6],
    ['RGB_Circles.mov', 0.9],
    ['cup.mp4', 0.5],
    ['colors.ogv', 0.8],
    ['sample.avi', 0.6],
    ['sample_with_srt.mkv', 0.6],
    ['sample_with_increasing_timestamps_320w_240h_fragmented.mp4', 0.7],
  ] as const;
  for (const [name, part] of cuts) {
    test(`${name} cut to ${part} is refused as truncated`, async (context) => {
      const probed = await media.probe(await cut(`cut-${part}-${name}`, needMedia(context, name), part));
      expect(probed).toMatchObject({ ok: false, error: { code: 'truncated' } });
    });
  }

  test('a recording in MPEG-TS may be cut anywhere: it is a stream', async (context) => {
    const whole = needMedia(context, '400x300_seg0_5s.m2t');
    const probed = await media.probe(await cut('cut.ts', whole, 0.6));
    expect(probed.ok && lengthOf(probed.value)).toBeCloseTo(3.07, 1);
  });
});

describe('a file that is not what its name says', () => {
  test('a playlist with the name of a video is refused, and asks no address for anything', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const disguises = {
      'hls.mp4': `#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\n${base}/segment.ts\n#EXT-X-ENDLIST\n`,
      'dash.mp4': `<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static" mediaPresentationDuration="PT5S"><Period><AdaptationSet mimeType="video/mp4"><Representation id="1" bandwidth="1"><BaseURL>${base}/dash.mp4</BaseURL></Representation></AdaptationSet></Period></MPD>`,
      'concat.mp4': `ffconcat version 1.0\nfile ${base}/concat.mp4\n`,
      'sdp.mp4': `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video 5004 RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
      'reference.mov': `RTSPtext\r\n${base}/movie.mov\r\n`,
      'list.m3u.mp4': `#EXTM3U\n#EXTINF:5,a\n${base}/list.ts\n`,
      'list.pls.mp4': `[playlist]\nNumberOfEntries=1\nFile1=${base}/pls.mp4\n`,
      'list.xspf.mp4': `<?xml version="1.0"?><playlist version="1" xmlns="http://xspf.org/ns/0/"><trackList><track><location>${base}/x.mp4</location></track></trackList></playlist>`,
      'smil.mp4': `<smil><body><video src="${base}/smil.mp4"/></body></smil>`,
      'page.mp4': `<!doctype html><video autoplay src="${base}/page.mp4"></video><meta http-equiv="refresh" content="0;url=${base}/">`,
      'vector.mp4': `<svg xmlns="http://www.w3.org/2000/svg"><image href="${base}/vector.png"/></svg>`,
      'stream.ram.mp4': `${base}/stream.rm\n`,
      'composition.mp4': `<?xml version="1.0"?><CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016"><Id>urn:uuid:0</Id></CompositionPlaylist>`,
      'script.mp4': `import vapoursynth\nvapoursynth.core.ffms2.Source("${base}/script.mp4").set_output()\n`,
      'movie-of-another.mov': referenceMovie(`${base}/reference.mov`),
      'list.asx': `<asx version="3.0"><entry><ref href="${base}/movie.wmv"/></entry></asx>`,
    };
    // The bait is good: ffprobe without Lectern's lists goes and asks.
    await writeFile(path('bait.m3u8'), disguises['hls.mp4']);
    const lax = ['-v', 'quiet', '-protocol_whitelist', 'file,http,tcp', path('bait.m3u8')];
    await promisify(execFile)('ffprobe', lax).catch(() => undefined);
    expect(asked.splice(0)).toContain('/segment.ts');
    for (const [name, text] of Object.entries(disguises)) {
      await writeFile(path(name), text);
      expect(await media.probe(path(name)), name).toMatchObject({ ok: false, error: { code: 'notMedia' } });
    }
    // The second gate: a conversion that somebody ordered for such a file all the same.
    const probed = await probeOf(await make('real.mp4', ...testInputs(1)));
    const decision = { kind: 'convert', why: 'container', picture: 'encode', sound: 'encode' } as const;
    for (const name of Object.keys(disguises)) {
      const output = path(`from-${name}.mp4`);
      const converted = await media.convert({ input: path(name), probe: probed, decision, output });
      expect(converted, name).toMatchObject({ ok: false, error: { code: 'transcodeFailed' } });
      await expect(stat(output)).rejects.toThrow();
      // Nor what is made of films while nobody waits.
      const request = { input: path(name), probe: probed, output };
      for (const work of [media.idle.scrubCopy, media.idle.strip, media.idle.slides]) {
        expect((await work(request)).ok, name).toBe(false);
      }
      expect((await media.idle.loudness(path(name), probed)).ok, name).toBe(false);
    }
    expect(asked).toEqual([]);
    await new Promise((closed) => server.close(closed));
  });

  test('a name that looks like an address, an option or a pattern is only a name', async (context) => {
    const whole = await readFile(needMedia(context, 'bear-av1-opus.mp4'));
    for (const name of [
      '-i.mp4',
      'http:127.0.0.1.mp4',
      'a%03d.mp4',
      'a b\'c"$(x).mp4',
      '课程 一.mp4',
      'concat:a|b.mp4',
    ]) {
      await writeFile(path(name), whole);
      expect((await media.probe(path(name))).ok, name).toBe(true);
    }
  });

  test('the name does not matter: an MP4 called .avi is kept, a Theora video called .mp4 is encoded', async (context) => {
    await writeFile(path('mp4.avi'), await readFile(needMedia(context, 'bear-av1-opus.mp4')));
    await writeFile(path('theora.mp4'), await readFile(needMedia(context, 'colors.ogv')));
    expect(decide(await probeOf(path('mp4.avi')))).toMatchObject({ kind: 'keep', mediaType: 'video/mp4' });
    expect(decide(await probeOf(path('theora.mp4')))).toMatchObject({ kind: 'convert', picture: 'encode' });
  });
});

describe('broken files', () => {
  test.each([
    ['nothing', Buffer.alloc(0)],
    ['zeros', Buffer.alloc(100_000)],
    ['noise', Buffer.from(Array.from({ length: 50_000 }, (_, index) => (index * 7919 + (index >> 3) * 104_729) & 255))],
    ['only the head of an MP4', Buffer.from('0000001c66747970697736d0000002006973366d6d703432', 'hex')],
    ['a zip', Buffer.from('504b0304140000000800', 'hex')],
    ['a page', Buffer.from('<!doctype html><title>404</title>')],
  ])('%s is refused', async (name, bytes) => {
    await writeFile(path(`${name}.mp4`), bytes);
    const probed = await media.probe(path(`${name}.mp4`));
    expect(probed.ok).toBe(false);
    expect(!probed.ok && ['notMedia', 'truncated'].includes(probed.error.code)).toBe(true);
  });

  test('a folder and a file that is not there are unreadable', async () => {
    for (const place of [path('.'), path('gone.mp4')]) {
      expect(await media.probe(place)).toMatchObject({ ok: false, error: { code: 'fileUnreadable' } });
    }
  });

  test('flipped bytes anywhere end in an answer, with seeds 1 to 12', async (context) => {
    const whole = await readFile(needMedia(context, 'bear-av1-opus.mp4'));
    for (let seed = 1; seed <= 12; seed += 1) {
      const file = Buffer.from(whole);
      let state = seed;
      for (let count = 0; count < 40; count += 1) {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        // Half of them in the index at the front, where they hurt most.
        const place = state % (count % 2 === 0 ? 3000 : file.length);
        file[place] = state >> 16;
      }
      const input = path(`flipped-${seed}.mp4`);
      await writeFile(input, file);
      const probed = await media.probe(input);
      const codes = ['notMedia', 'noPicture', 'truncated'];
      expect(probed.ok || codes.includes(probed.error.code), `seed ${seed}`).toBe(true);
    }
  });
});

describe('a conversion', () => {
  test('that is cancelled ends its ffmpeg and leaves no file', async () => {
    const input = await makeLong(6);
    const probed = await probeOf(input);
    const decision = decide(probed);
    if (decision.kind !== 'convert') throw new Error('it is kept');
    const abort = new AbortController();
    const output = path('cancelled.mp4');
    const onProgress = (part: number) => {
      if (part > 0) abort.abort();
    };
    const converted = await media.convert({ input, probe: probed, decision, output, onProgress, signal: abort.signal });
    expect(converted).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    await expect(stat(output)).rejects.toThrow();
  });

  test('dies with its Lectern, also where that is killed', async () => {
    const input = await makeLong(60);
    const output = path('orphan.mp4');
    const script = fileURLToPath(new URL('convert-alone.ts', import.meta.url));
    const lectern = spawn(process.execPath, [script, input, output], { stdio: ['ignore', 'pipe', 'inherit'] });
    const list = promisify(execFile);
    const running = async () => (await list('ps', ['-eo', 'args'])).stdout.includes(`file:${output}`);
    await once(lectern.stdout, 'data');
    expect(await running()).toBe(true);
    lectern.kill('SIGKILL');
    await expect.poll(running).toBe(false);
  });

  test('into a folder that is gone fails in words', async () => {
    const input = await make('short.avi', ...testInputs(1), '-c:v', 'mpeg4', '-c:a', 'mp3');
    const probed = await probeOf(input);
    const decision = decide(probed);
    if (decision.kind !== 'convert') throw new Error('it is kept');
    const converted = await media.convert({ input, probe: probed, decision, output: path('gone/out.mp4') });
    expect(converted).toMatchObject({ ok: false, error: { code: 'transcodeFailed' } });
    expect(!converted.ok && converted.error.detail).toContain('No such file');
  });
});

/** A QuickTime movie that is nothing but the address of another one. */
function referenceMovie(address: string): Buffer {
  const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
    const content = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(content.length + 8);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, content]);
  };
  const size = Buffer.alloc(4);
  size.writeUInt32BE(address.length + 1);
  const reference = box('rdrf', Buffer.alloc(4), Buffer.from('url '), size, Buffer.from(`${address}\0`));
  return Buffer.concat([
    box('ftyp', Buffer.from('qt  \0\0\0\0qt  ')),
    box('moov', box('rmra', box('rmda', reference))),
  ]);
}

async function probeOf(input: string): Promise<Probe> {
  const probed = await media.probe(input);
  if (!probed.ok) throw new Error(JSON.stringify(probed.error));
  return probed.value;
}
