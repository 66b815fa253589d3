import { machineClock } from './clock.ts';
import { type MakeService, type ServiceWire, serveCalls } from './serve-process.ts';
import type { FromService } from './supervise.ts';

type ElectronPort = {
  postMessage(message: unknown): void;
  on(event: 'message', hear: (event: { readonly data: unknown }) => void): void;
};

const MEMORY_EVERY_MS = 5000;

/** The last line of every `*.process.ts`: serves its methods to whichever host started it. */
export function runService(make: MakeService): void {
  const wire = wireOf();
  const [given] = process.argv.slice(2);
  serveCalls(make, given === undefined ? null : (JSON.parse(given) as unknown), wire);
  const clock = machineClock();
  const report = (): void => {
    wire.send({ memoryBytes: process.memoryUsage.rss() } satisfies FromService);
    clock.after(MEMORY_EVERY_MS, report);
  };
  report();
}

function wireOf(): ServiceWire {
  const { parentPort } = process as { parentPort?: ElectronPort };
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (hear) => parentPort.on('message', ({ data }) => hear(data)),
    };
  }
  // Its parent has gone without a word, killed perhaps: nothing may be left behind.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => void process.send?.(message),
    onMessage: (hear) => void process.on('message', hear),
  };
}
