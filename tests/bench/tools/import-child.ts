/**
 * A process that does what main does with an import and nothing else: databases open, a catalogue built beside them.
 * Says how long it took, the most memory that the whole process had, and the longest that its main thread was held.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type CatalogueSource, createDatabases } from '../../../main/database/index.ts';
import { listLog, realClock } from '../../support/data.ts';
import { resourcesFolder } from '../../support/han.ts';

const RESOLUTION_MS = 5;

const [data = '', sources = ''] = process.argv.slice(2);
const opened = await createDatabases({
  paths: { shared: data, account: data, resources: resourcesFolder() },
  ...{ backups: null, clock: realClock, log: listLog(), timedQuery: null, mayWork: () => true },
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
