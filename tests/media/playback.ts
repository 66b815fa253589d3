import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { chromium } from 'playwright';
import { findChromium, isRunnable } from '../../main/host/browser/find-chromium.ts';
import { respondMedia } from '../../main/media/index.ts';
import { mediaSourceOf } from '../support/media-source.ts';

/** What Chromium made of a file. */
export type Played = {
  readonly width: number;
  readonly height: number;
  readonly durationSeconds: number;
  /** The time of the frame that was shown for each second that was asked for. */
  readonly shownSeconds: readonly number[];
  readonly soundBytes: number;
  readonly error: string | null;
};

export type Playback = {
  /** Loads the file through the media responder, seeks to each of `atSeconds` and then plays for a moment. */
  play(file: { path: string; mediaType: string }, atSeconds: readonly number[]): Promise<Played>;
  close(): Promise<void>;
};

/** Bare pages in real Chromium, so many that play at once, and the media responder of the product in front of files. */
export async function openPlayback(atOnce = 1): Promise<Playback> {
  const files = new Map<string, { path: string; mediaType: string }>();
  const server = createServer((request, response) => {
    const { pathname, href } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (!pathname.startsWith('/media/')) return response.setHeader('content-type', 'text/html').end('<!doctype html>');
    const headers = new Headers(request.headers.range ? { range: request.headers.range } : {});
    const source = mediaSourceOf((digest) => files.get(digest));
    void respondMedia(new Request(href, { headers }), source).then((media) => {
      response.writeHead(media.status, Object.fromEntries(media.headers));
      if (media.body === null) return response.end();
      const body = Readable.fromWeb(media.body as Parameters<typeof Readable.fromWeb>[0]);
      return body.on('error', () => response.destroy()).pipe(response);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const found = findChromium({ platform: process.platform, environment: process.env, runnable: isRunnable });
  if (found === null) throw new Error('no Chromium to be had');
  const browser = await chromium.launch({
    executablePath: found.path,
    args: [
      '--disable-gpu',
      '--disable-background-networking',
      '--test-type',
      '--autoplay-policy=no-user-gesture-required',
    ],
    chromiumSandbox: process.getuid?.() !== 0,
  });
  const free = await Promise.all(
    Array.from({ length: atOnce }, async () => {
      const page = await browser.newPage();
      await page.goto(address);
      return page;
    }),
  );
  return {
    async play(file, atSeconds) {
      const digest = files.size.toString(16).padStart(64, '0');
      files.set(digest, file);
      const page = free.pop();
      if (!page) throw new Error('all pages play');
      return page.evaluate(playInPage, { source: `/media/${digest}`, atSeconds }).finally(() => free.push(page));
    },
    async close() {
      await browser.close();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Runs in the page: nothing outside it can be named here. */
async function playInPage({ source, atSeconds }: { source: string; atSeconds: readonly number[] }): Promise<Played> {
  const video = document.createElement('video');
  video.muted = true;
  video.preload = 'auto';
  document.body.replaceChildren(video);
  const inTime = <Value>(work: Promise<Value>) =>
    Promise.race([work, new Promise<null>((late) => setTimeout(() => late(null), 15_000))]);
  const frame = () =>
    new Promise<number>((shown) => video.requestVideoFrameCallback((_, { mediaTime }) => shown(mediaTime)));
  const loaded = new Promise<void>((done) => {
    video.addEventListener('canplay', () => done(), { once: true });
    video.addEventListener('error', () => done(), { once: true });
  });
  video.src = source;
  await inTime(loaded);
  const shownSeconds: number[] = [];
  if (video.error === null && video.videoWidth > 0) {
    for (const at of atSeconds) {
      const shown = frame();
      video.currentTime = at;
      shownSeconds.push((await inTime(shown)) ?? Number.NaN);
    }
    video.currentTime = 0;
  }
  if (video.error === null) {
    await inTime(video.play().catch(() => undefined));
    await new Promise((later) => setTimeout(later, 400));
    video.pause();
  }
  const { webkitAudioDecodedByteCount: soundBytes } = video as unknown as { webkitAudioDecodedByteCount: number };
  return {
    width: video.videoWidth,
    height: video.videoHeight,
    durationSeconds: video.duration,
    shownSeconds,
    soundBytes,
    error: video.error?.message ?? null,
  };
}
