// A process that refreshes a feed until it is killed. It prints a line when it begins and one when it is done.
import { writeSync } from 'node:fs';
import { join } from 'node:path';
import { asResult } from '../../main/feeds/fault.ts';
import { refreshFeed } from '../../main/feeds/refresh-feed.ts';

const [folder = '', address = '', fingerprint = ''] = process.argv.slice(2);
const asked = { id: 'school.test', address, fingerprint, nowUnixMs: Date.now() };
const places = { folder: join(folder, 'state'), shardFolder: join(folder, 'shards') };
writeSync(1, 'begun\n');
const refreshed = await asResult(() =>
  refreshFeed({ ...asked, ...places, signal: new AbortController().signal, onProgress: () => undefined }),
);
if (!refreshed.ok) throw new Error(refreshed.error.code);
writeSync(1, 'done\n');
