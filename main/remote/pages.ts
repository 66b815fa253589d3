import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import type { LocalPage } from '../host/ports.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The remote's own bundle, whole and by exact name: no other page of Lectern can be asked for at its listener. */
export function readRemotePages(folder: string): ReadonlyMap<string, LocalPage> {
  const read = (...path: string[]) => new Uint8Array(readFileSync(join(folder, ...path)));
  const pages = new Map<string, LocalPage>();
  if (!existsSync(folder)) return pages;
  pages.set('/', { body: read('remote.html'), contentType: 'text/html; charset=utf-8' });
  for (const name of readdirSync(join(folder, 'assets'))) {
    const contentType = types[extname(name)];
    if (contentType) pages.set(`/assets/${name}`, { body: read('assets', name), contentType });
  }
  return pages;
}
