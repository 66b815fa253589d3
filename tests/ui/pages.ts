import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { windowPages } from '../../build/bundle.ts';
import { digests } from './fake-data.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sample = process.env.LECTERN_UI_SAMPLE ?? join(root, 'resources/sample');
const quiet = {
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  cacheDir: join(root, '.cache/vite-ui'),
} as const;

/** The pages that are shipped, as `npm run build` leaves them. */
export const builtPages = join(root, 'out/resources/pages');

/** Pages with the fake main, on 127.0.0.1. Media are the sample's own files. */
export type Pages = { readonly address: string; readonly fakeScript: string; readonly close: () => Promise<void> };

/** The pages as the sources are now. */
export async function buildPages(): Promise<string> {
  const folder = join(root, '.cache/ui/pages');
  await build({ ...windowPages(folder), ...quiet });
  return folder;
}

async function buildFake(): Promise<string> {
  const made = await build({
    ...quiet,
    root,
    build: {
      write: false,
      minify: false,
      lib: { entry: join(root, 'tests/ui/fake-bridge.ts'), formats: ['iife'], name: 'fake', fileName: () => 'fake.js' },
    },
  });
  const [script] = [made].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (script?.type !== 'chunk') throw new Error('the fake main was not built');
  return script.code;
}

/** `handout`: what the scenes show as a document, which a browser has to print first. */
export async function servePages(folder: string, handout: Buffer): Promise<Pages> {
  if (!existsSync(join(folder, 'console.html'))) throw new Error(`there are no pages in ${folder}: npm run build`);
  const fakeScript = await buildFake();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const read = isHandout(pathname) ? Promise.resolve(handout) : readFile(fileOf(folder, pathname));
    void read.then(
      (body) => {
        const { status, headers, part } = answer(pathname, body, request.headers.range);
        response.writeHead(status, headers).end(part);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, fakeScript, close: () => closed(server) };
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.mp4': 'video/mp4',
  '.vtt': 'text/vtt',
  '.jpg': 'image/jpeg',
  '.mjs': 'text/javascript',
  '.txt': 'text/plain; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** As strict as the real pages have it, so that nothing is built that they refuse. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'";

function answer(pathname: string, body: Buffer, range: string | undefined) {
  const headers = {
    'content-type': types[extname(pathname)] ?? typeOfMedia(pathname),
    'accept-ranges': 'bytes',
    'content-security-policy': csp,
    // A browser keeps what it made of a script only where it may keep the script.
    'cache-control': pathname.startsWith('/assets/') ? 'max-age=3600' : 'no-cache',
  };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!asked) return { status: 200, headers, part: body };
  const from = Number(asked[1]);
  const to = asked[2] ? Number(asked[2]) : body.length - 1;
  const partial = { ...headers, 'content-range': `bytes ${from}-${to}/${body.length}` };
  return { status: 206, headers: partial, part: body.subarray(from, to + 1) };
}

const media: Readonly<Record<string, string>> = {
  explanation: 'explanation.mp4',
  screen: 'screen.mp4',
  zh: 'captions.zh-CN.vtt',
  en: 'captions.en.vtt',
  poster: 'poster.jpg',
};

/** The name of the asset at a media address, or null. */
function assetAt(pathname: string): string | null {
  const digest = /^\/media\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  if (!digest) return null;
  const name = Object.entries(digests).find(([, one]) => one === digest)?.[0] ?? '';
  return media[name] ?? name;
}

const isHandout = (pathname: string) => assetAt(pathname) === 'handout';

function typeOfMedia(pathname: string): string {
  if (pathname === '/console' || pathname === '/screen') return types['.html'] ?? '';
  if (isHandout(pathname)) return types['.pdf'] ?? '';
  return types[extname(assetAt(pathname) ?? '')] ?? 'application/octet-stream';
}

function fileOf(folder: string, pathname: string): string {
  if (pathname === '/console' || pathname === '/screen') return join(folder, `${pathname.slice(1)}.html`);
  const ofPdf = /^\/pdf\/([\w./-]+)$/.exec(pathname)?.[1]?.replaceAll('..', '');
  if (ofPdf) return join(root, 'node_modules/pdfjs-dist', ofPdf.startsWith('pdf.worker') ? 'build' : '', ofPdf);
  const asset = assetAt(pathname);
  return asset === null ? join(folder, pathname.replaceAll('..', '')) : join(sample, asset);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
