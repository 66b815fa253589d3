/**
 * A process that does what main does with a download and nothing else: a store, a web client, files that are fetched and
 * checked. Says how long it took, the processor time of all its threads, and the most memory that the whole process had.
 *
 *   download-child FOLDER FILES.json      FILES.json: [{ wanted, addresses, tables }]
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { monotonicMs } from '../../../core/words/index.ts';
import { createClient, fetchFiles, type Wanted } from '../../../main/downloads/index.ts';
import { createStore } from '../../../main/store/index.ts';

export type ToFetch = {
  readonly wanted: Wanted;
  readonly addresses: readonly string[];
  /** Where the table of its pieces lies. */
  readonly tables: readonly string[];
};
export type Fetched = { readonly seconds: number; readonly cpuSeconds: number; readonly peakBytes: number };

// Written here and not taken from the tests' support, which would load what only tests need and count as memory.
const clock = {
  now: () => monotonicMs(performance.now()),
  after(ms: number, work: () => void) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};

const [folder = '', list = ''] = process.argv.slice(2);
const files = JSON.parse(readFileSync(list, 'utf8')) as ToFetch[];
const addresses = new Map(
  files.flatMap(({ wanted, addresses, tables }) => [
    [wanted.digest as string, addresses] as const,
    [wanted.pieces?.digest ?? '', tables] as const,
  ]),
);
const store = await createStore(folder);
const client = createClient();
const deps = {
  throttle: () => undefined,
  ...{ store, client, clock, partFolder: join(folder, 'arriving') },
  patience: { silentMs: 30_000, againMs: [] },
};
const wanted = files.map((file) => file.wanted);
const beganMs = performance.now();
const cpuBefore = process.cpuUsage();
const got = await fetchFiles(deps, wanted, async (digest) => addresses.get(digest) ?? [], {
  signal: new AbortController().signal,
  onBytes: () => undefined,
  heard: () => undefined,
  onFile: () => undefined,
  onFailure: (file, failure) => process.stderr.write(`${file.digest}: ${JSON.stringify(failure)}\n`),
});
const seconds = (performance.now() - beganMs) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
await client.close();
if (!got.ok) throw new Error(got.error.code);
const peakBytes = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
process.stdout.write(JSON.stringify({ seconds, cpuSeconds: (user + system) / 1e6, peakBytes } satisfies Fetched));
