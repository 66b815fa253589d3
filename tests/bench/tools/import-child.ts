/**
 * A process that does what main does with an import and nothing else: databases open, a catalogue built beside them.
 * Says how long it took, the most memory that the whole process had, and the longest that its main thread was held.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { monotonicMs } from '../../../core/words/index.ts';
import { type CatalogueSource, createDatabases } from '../../../main/database/index.ts';

const RESOLUTION_MS = 5;

// Written here and not taken from the tests' support, which would load what only tests need and count as memory.
const clock = {
  now: () => monotonicMs(performance.now()),
  after(ms: number, work: () => void) {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
};
const log = { info: () => undefined, warn: () => undefined, fault: () => '' };

const [data = '', sources = '', resources = ''] = process.argv.slice(2);
const opened = await createDatabases({
  paths: { shared: data, account: data, resources },
  ...{ backups: null, clock, log, timedQuery: null, mayWork: () => true },
});
if (!opened.ok) throw new Error(opened.error.code);
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
const beganMs = performance.now();
const { left } = await opened.value.catalogue.build(JSON.parse(readFileSync(sources, 'utf8')) as CatalogueSource[]);
const seconds = (performance.now() - beganMs) / 1000;
delay.disable();
const peak = Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024;
await opened.value.close();
process.stdout.write(JSON.stringify({ seconds, peak, blockMs: delay.max / 1e6, left: left.length }));
