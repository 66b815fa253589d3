import { readFile, stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { digests } from './fake-data.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const out = join(root, '.cache/ui');
const sample = process.env.LECTERN_UI_SAMPLE ?? join(root, 'resources/sample');

/** The built pages with the fake main, on 127.0.0.1. Media are the sample's own files. */
export type Pages = { readonly address: string; readonly fakeScript: string; readonly close: () => Promise<void> };

export async function servePages(): Promise<Pages> {
  const quiet = {
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    cacheDir: join(root, '.cache/vite-ui'),
  } as const;
  await build({
    ...quiet,
    root: join(root, 'renderer'),
    plugins: [react()],
    build: {
      outDir: join(out, 'pages'),
      emptyOutDir: true,
      target: 'chrome140',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: ['console', 'screen'].map((name) => join(root, `renderer/${name}.html`)) },
    },
  });
  await build({
    ...quiet,
    root,
    build: {
      outDir: join(out, 'fake'),
      emptyOutDir: true,
      minify: false,
      lib: { entry: join(root, 'tests/ui/fake-bridge.ts'), formats: ['iife'], name: 'fake', fileName: () => 'fake.js' },
    },
  });
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    void answer(pathname, request.headers.range).then(
      ({ status, headers, body }) => response.writeHead(status, headers).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    fakeScript: await readFile(join(out, 'fake/fake.js'), 'utf8'),
    close: () => closed(server),
  };
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

async function answer(pathname: string, range: string | undefined) {
  const file = fileOf(pathname);
  const { size } = await stat(file);
  const type = types[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'accept-ranges': 'bytes', 'content-security-policy': csp };
  const body = await readFile(file);
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!asked) return { status: 200, headers, body };
  const from = Number(asked[1]);
  const to = asked[2] ? Number(asked[2]) : size - 1;
  const partial = { ...headers, 'content-range': `bytes ${from}-${to}/${size}` };
  return { status: 206, headers: partial, body: body.subarray(from, to + 1) };
}

/** Where the hand-out is put, which a browser has to print first. */
export const handoutFile = join(out, 'handout.pdf');

/** As strict as the real pages have it, so that nothing is built that they refuse. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; font-src 'self'";

function fileOf(pathname: string): string {
  if (pathname === '/console' || pathname === '/screen') return join(out, 'pages', `${pathname.slice(1)}.html`);
  const ofPdf = /^\/pdf\/([\w./-]+)$/.exec(pathname)?.[1]?.replaceAll('..', '');
  if (ofPdf) return join(root, 'node_modules/pdfjs-dist', ofPdf.startsWith('pdf.worker') ? 'build' : '', ofPdf);
  const digest = /^\/media\/([0-9a-f]{64})$/.exec(pathname)?.[1];
  if (!digest) return join(out, 'pages', pathname.replaceAll('..', ''));
  const name = Object.entries(digests).find(([, one]) => one === digest)?.[0] ?? '';
  if (name === 'handout') return handoutFile;
  const files: Record<string, string> = {
    explanation: 'explanation.mp4',
    screen: 'screen.mp4',
    zh: 'captions.zh-CN.vtt',
    en: 'captions.en.vtt',
    poster: 'poster.jpg',
  };
  return join(sample, files[name] ?? name);
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
