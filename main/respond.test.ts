import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { withSecurityHeaders } from './host/common/index.ts';
import { createRespond } from './respond.ts';

const pages = mkdtempSync(join(tmpdir(), 'lectern-pages-'));
mkdirSync(join(pages, 'assets'));
writeFileSync(join(pages, 'console.html'), '<p>console');
writeFileSync(join(pages, 'screen.html'), '<p>screen');
writeFileSync(join(pages, 'assets', 'console-abc.js'), 'let a;');
mkdirSync(join(pages, 'pdf', 'cmaps'), { recursive: true });
writeFileSync(join(pages, 'pdf', 'pdf.worker.min.mjs'), 'let w;');
writeFileSync(join(pages, 'pdf', 'cmaps', 'GBK-EUC-H.bcmap'), 'map');
afterAll(() => rmSync(pages, { recursive: true }));

const respond = createRespond({
  growing: async () => new Response('growing'),
  pages,
  media: async () => new Response('media'),
  upload: async () => new Response('upload'),
  cutting: async () => new Response('cutting'),
});
const get = (path: string, method = 'GET') => respond(new Request(`http://lectern${path}`, { method }));

describe('what the one origin answers', () => {
  test('each window gets its page, and / is the console', async () => {
    expect(await (await get('/?window=w1')).text()).toContain('console');
    expect(await (await get('/screen?window=w2')).text()).toContain('screen');
  });
  test('assets may be kept for ever, pages may not', async () => {
    expect((await get('/assets/console-abc.js')).headers.get('cache-control')).toContain('immutable');
    expect((await get('/console')).headers.get('cache-control')).toBe('no-cache');
  });
  test('only the worker of pdf.js may compile WebAssembly, and it may do less than a window else', async () => {
    const policyOf = async (path: string) =>
      withSecurityHeaders(await get(path)).headers.get('content-security-policy') ?? '';
    const worker = await policyOf('/pdf/pdf.worker.min.mjs');
    expect(worker).toBe("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'");
    for (const path of ['/console', '/screen', '/assets/console-abc.js', '/pdf/cmaps/GBK-EUC-H.bcmap', '/media/00']) {
      expect(await policyOf(path), path).not.toContain('wasm');
      expect(await policyOf(path), path).toContain("default-src 'self'");
    }
  });
  test('media and uploads go to their rooms', async () => {
    expect(await (await get('/media/00')).text()).toBe('media');
    expect(await (await get('/upload/t', 'PUT')).text()).toBe('upload');
  });
  test('nothing outside the pages can be named', async () => {
    for (const path of [
      '/../package.json',
      '/assets/../console.html',
      '/assets/%2e%2e%2fconsole.html',
      '/etc/passwd',
    ]) {
      const status = (await get(path)).status;
      expect([404, 200]).toContain(status);
      if (status === 200) expect(await (await get(path)).text()).toBe('<p>console');
    }
    expect((await get('/assets/%2e%2e%2fconsole.html')).status).toBe(404);
  });
  test('a page cannot be written', async () => {
    expect((await get('/console', 'POST')).status).toBe(405);
  });
});
