import { readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { fileURLToPath } from 'node:url';

const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;

/** Where tests and the programs that they start keep what is thrown away: said to them by the environment. */
export function chooseQuickFolders(): void {
  // Tests start hundreds of threads and programs of the same TypeScript files. Node strips their types anew in each,
  // which is half of what such a start costs, unless it keeps what it made of them.
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../.cache/node', import.meta.url));
  // Hundreds of databases are written, flushed and thrown away: half of what a run costs is the disk's. Where memory has
  // room for them they lie there; how Lectern writes is the same. Not under `noexec`: some tests bring programs.
  if (process.platform === 'linux' && process.env.TMPDIR === undefined && mayHoldFolders(MEMORY)) {
    process.env.TMPDIR = MEMORY;
  }
}

function mayHoldFolders(folder: string): boolean {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, at]) => at === folder);
  if (mount === undefined || mount[3]?.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(bavail * bsize, freemem()) >= ROOM_BYTES;
}
