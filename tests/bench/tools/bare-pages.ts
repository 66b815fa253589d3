import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/**
 * What a user without Lectern would use: bare pages that show the same videos in the same windows, from a static
 * file server that answers ranges, and seek together by a BroadcastChannel. The yardstick of the seek benchmark.
 */
export type BarePages = { readonly origin: string; address(videos: readonly BareVideo[]): string; close(): void };
/** `left`…`height` in shares of the window, as Lectern lays the same track out. */
export type BareVideo = { file: string; left: number; top: number; width: number; height: number };

/** A file of the sample lesson, as it lies in the repository. */
export function sampleFile(name: string): string {
  return fileURLToPath(new URL(`../../../resources/sample/${name}`, import.meta.url));
}

export async function serveBarePages(files: Readonly<Record<string, string>>): Promise<BarePages> {
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://bare');
    const path = files[url.pathname.slice(1)];
    if (path) void sendRange(path, request.headers.range, response);
    else response.writeHead(200, { 'content-type': 'text/html' }).end(page(url.searchParams.get('videos') ?? '[]'));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    address: (videos) => `${origin}/?videos=${encodeURIComponent(JSON.stringify(videos))}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function sendRange(path: string, range: string | undefined, response: ServerResponse): Promise<void> {
  const { size } = await stat(path);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    'content-type': 'video/mp4',
    'accept-ranges': 'bytes',
    'content-length': end - start + 1,
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  const stream = createReadStream(path, { start, end });
  response.on('close', () => stream.destroy());
  stream.on('error', () => response.destroy()).pipe(response);
}

function page(videosJson: string): string {
  const videos = JSON.parse(videosJson) as BareVideo[];
  const tags = videos
    .map(
      ({ file, left, top, width, height }) =>
        `<video muted preload="auto" src="/${file}" style="position:fixed;left:${left * 100}vw;top:${top * 100}vh;` +
        `width:${width * 100}vw;height:${height * 100}vh;object-fit:contain"></video>`,
    )
    .join('');
  return `<!doctype html><title>bare</title><style>body{margin:0;background:#000}</style>${tags}<script>
    const together = new BroadcastChannel('seek');
    const seek = (seconds) => { for (const video of document.querySelectorAll('video')) video.currentTime = seconds; };
    together.onmessage = ({ data }) => seek(data);
    globalThis.seekTogether = (share) => {
      dispatchEvent(new Event('seek-together'));
      const seconds = Math.floor(share * document.querySelector('video').duration * 25) / 25 + 0.02;
      together.postMessage(seconds);
      seek(seconds);
    };
  </script>`;
}
