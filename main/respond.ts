import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import type { Respond } from './host/ports.ts';

type Deps = {
  /** The folder of the built pages: console.html, screen.html, assets/. */
  readonly pages: string;
  readonly media: Respond;
  readonly upload: Respond;
  /** What was cut out for boards. */
  readonly cutting: Respond;
  /** Films that are still converted. */
  readonly growing: Respond;
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
};

/**
 * pdf.js decodes JPEG 2000, JBIG2 and colour profiles with WebAssembly. A worker keeps the policy that its own script
 * came with, so only this one may compile it, and it may do nothing else but read from our origin; the windows'
 * policy stays as it is (docs/decisions/0018-documents.md).
 */
const pdfWorker = '/pdf/pdf.worker.min.mjs';
const pdfWorkerPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'";

/**
 * Pages, media and uploads of the one origin, the same for Electron's scheme and the loopback server.
 * Only files that were there at the start are served, by exact name: no path is ever joined from a request.
 */
export function createRespond({ pages, media, upload, cutting, growing }: Deps): Respond {
  const files = new Map<string, string>([
    ['/', join(pages, 'console.html')],
    ['/console', join(pages, 'console.html')],
    ['/screen', join(pages, 'screen.html')],
    ...readdirSync(join(pages, 'assets')).map((name): [string, string] => [
      `/assets/${name}`,
      join(pages, 'assets', name),
    ]),
    ...filesUnder(join(pages, 'pdf')).map((name): [string, string] => [`/pdf/${name}`, join(pages, 'pdf', name)]),
  ]);

  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.startsWith('/media/')) return media(request);
    if (pathname.startsWith('/upload/')) return upload(request);
    if (pathname.startsWith('/cutting/')) return cutting(request);
    if (pathname.startsWith('/growing/')) return growing(request);
    const file = files.get(pathname);
    if (!file) return new Response('not found', { status: 404 });
    if (request.method !== 'GET' && request.method !== 'HEAD') return new Response('', { status: 405 });
    return new Response(request.method === 'HEAD' ? null : readFileSync(file), {
      headers: {
        ...(pathname === pdfWorker ? { 'content-security-policy': pdfWorkerPolicy } : {}),
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        // The bundler puts a digest of the content into the names of assets.
        'cache-control': pathname.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      },
    });
  };
}

/** Every file of a folder by its path in it, with `/`; none where the folder is not there. */
function filesUnder(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll('\\', '/'));
}
