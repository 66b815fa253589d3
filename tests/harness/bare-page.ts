import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

/** Builds the page of a room of tests (its harness/index.html), which holds a part of the product and nothing else. */
export async function buildBarePage(harness: URL, folder: string): Promise<void> {
  await build({
    root: fileURLToPath(harness),
    configFile: false,
    logLevel: 'warn',
    plugins: [react()],
    build: { outDir: folder, emptyOutDir: true, target: 'chrome140', modulePreload: { polyfill: false } },
  });
}

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

export async function answerBarePage(response: ServerResponse, folder: string, pathname: string): Promise<void> {
  const body = await readFile(join(folder, pathname)).catch(() => null);
  response.writeHead(body ? 200 : 404, { 'content-type': types[extname(pathname)] ?? 'text/plain' }).end(body);
}
