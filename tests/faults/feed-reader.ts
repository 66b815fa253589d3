// A process that refreshes a feed until it is killed, and says so on a line when it was done.
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
writeSync(1, `${refreshed.ok ? `done ${refreshed.value.index.version}` : refreshed.error.code}\n`);
