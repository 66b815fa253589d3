import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright';
import { chromiumPath } from './tools.ts';

/**
 * Draws SVG pictures with Chromium, whose text and edges are the ones that the class will see elsewhere in
 * Lectern. The page draws on a canvas (18 ms for a slide) and posts back only the pixels that differ from the
 * picture before: a whole slide of 8 MB takes 700 ms to leave the page, a step of an animation under 20.
 */
export type Rasteriser = {
  /**
   * Draws in order, a few pictures ahead of the one asked for, so that the page never waits for the encoder.
   * RGBA, row by row; the same memory each time, overwritten by the next picture.
   */
  draw(svgs: Iterable<string>): AsyncGenerator<Uint8Array>;
  /** A JPEG of the picture at another size. */
  jpeg(svg: string, width: number, height: number): Promise<Uint8Array>;
};

const picturesAhead = 8;

export type Drawing = {
  readonly newRasteriser: (width: number, height: number) => Promise<Rasteriser>;
  readonly end: () => Promise<void>;
};

export async function openDrawing(): Promise<Drawing> {
  const waiting = new Map<string, (pixels: Uint8Array) => void>();
  const server = createServer((request, response: ServerResponse) => {
    const parts: Uint8Array[] = [];
    request.on('data', (part: Uint8Array) => parts.push(part));
    request.on('end', () => {
      const key = request.url ?? '';
      waiting.get(key)?.(Buffer.concat(parts));
      waiting.delete(key);
      response.setHeader('content-type', 'text/html');
      response.end('<!doctype html><meta charset="utf-8">');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const args = [
    '--no-sandbox',
    '--test-type',
    '--disable-gpu',
    '--disable-background-networking',
    '--font-render-hinting=none',
  ];
  const browser = await chromium.launch({ executablePath: chromiumPath(), headless: true, args });
  let drawn = 0;

  const newRasteriser = async (width: number, height: number): Promise<Rasteriser> => {
    const page = await browser.newPage();
    await page.goto(`${origin}/`);
    const pixels = new Uint32Array(width * height);
    const posted = async (evaluate: (key: string) => Promise<void>): Promise<Uint8Array> => {
      drawn += 1;
      const key = `/drawn/${drawn}`;
      const bytes = new Promise<Uint8Array>((resolve) => waiting.set(key, resolve));
      await evaluate(key);
      return bytes;
    };
    const changes = (svg: string): Promise<Uint8Array> =>
      posted((key) => page.evaluate(postChanges, { svg, width, height, key }));
    return {
      async *draw(svgs) {
        const ahead: Promise<Uint8Array>[] = [];
        for (const svg of svgs) {
          ahead.push(changes(svg));
          if (ahead.length > picturesAhead) {
            applyChanges(pixels, (await ahead.shift()) ?? new Uint8Array());
            yield new Uint8Array(pixels.buffer);
          }
        }
        for (const last of ahead) {
          applyChanges(pixels, await last);
          yield new Uint8Array(pixels.buffer);
        }
      },
      jpeg: (svg, wide, high) => posted((key) => page.evaluate(postJpeg, { svg, width: wide, height: high, key })),
    };
  };
  const end = async (): Promise<void> => {
    await browser.close();
    server.close();
  };
  return { newRasteriser, end };
}

/** Changes are runs of [pixels to skip, pixels that follow, those pixels …], as words of 32 bits. */
export function applyChanges(pixels: Uint32Array, changes: Uint8Array): void {
  const words = new Uint32Array(changes.byteLength / 4);
  new Uint8Array(words.buffer).set(changes);
  let pixel = 0;
  for (let at = 0; at + 1 < words.length; ) {
    const [skip, count] = [words[at] ?? 0, words[at + 1] ?? 0];
    pixel += skip;
    pixels.set(words.subarray(at + 2, at + 2 + count), pixel);
    pixel += count;
    at += 2 + count;
  }
}

type PageRequest = { svg: string; width: number; height: number; key: string };

/** Runs in the page, so it may name nothing outside itself. The canvas and the last picture stay on the page. */
async function postChanges({ svg, width, height, key }: PageRequest): Promise<void> {
  type Kept = HTMLCanvasElement & { lastPixels?: Uint32Array; changeWords?: Uint32Array; turn?: Promise<void> };
  const canvas: Kept = document.querySelector('canvas') ?? document.body.appendChild(document.createElement('canvas'));
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  const decoded = image.decode();
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (context === null) {
    throw new Error('no canvas');
  }

  const drawInTurn = async (before: Promise<void> | undefined): Promise<void> => {
    await before;
    await decoded;
    context.drawImage(image, 0, 0);
    const now = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    canvas.lastPixels ??= new Uint32Array(now.length);
    canvas.changeWords ??= new Uint32Array(2 * now.length + 2);
    const { lastPixels: last, changeWords: words } = canvas;
    let length = 0;
    let pixel = 0;
    while (pixel < now.length) {
      const from = pixel;
      while (pixel < now.length && now[pixel] === last[pixel]) {
        pixel += 1;
      }
      const start = pixel;
      while (pixel < now.length && now[pixel] !== last[pixel]) {
        pixel += 1;
      }
      words[length] = start - from;
      words[length + 1] = pixel - start;
      words.set(now.subarray(start, pixel), length + 2);
      length += 2 + pixel - start;
    }
    last.set(now);
    void fetch(key, { method: 'POST', body: words.slice(0, length) });
  };
  // Each picture is the difference from the one before it, so they are drawn in the order they came.
  canvas.turn = drawInTurn(canvas.turn);
  await canvas.turn;
}

/** Runs in the page. */
async function postJpeg({ svg, width, height, key }: PageRequest): Promise<void> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { alpha: false });
  if (context === null) {
    throw new Error('no canvas');
  }
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  await fetch(key, { method: 'POST', body: await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.88 }) });
}
