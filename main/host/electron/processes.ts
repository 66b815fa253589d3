import { fileURLToPath } from 'node:url';
import { utilityProcess } from 'electron';
import type { Log } from '../../log.ts';
import { type ServiceLife, supervise } from '../common/index.ts';
import type { Clock, Processes } from '../ports.ts';

/** Electron's own kind of process: the fuse RunAsNode is off, so there is no Node to start. */
export function createProcesses(clock: Clock, log: Log, entryUrl: (entry: string) => URL): Processes {
  return {
    start(entry, { memoryBytes, data }) {
      const start = (): ServiceLife => startUtility(entry, fileURLToPath(entryUrl(entry)), memoryBytes, data);
      return supervise({ name: entry, start, memoryBytes, clock, log });
    },
  };
}

function startUtility(name: string, file: string, memoryBytes: number, data: unknown): ServiceLife {
  const heapMegabytes = Math.max(64, Math.round(memoryBytes / 1024 / 1024));
  const child = utilityProcess.fork(file, [JSON.stringify(data ?? null)], {
    serviceName: name,
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
  });
  // 'exit' follows; without this a fatal error in it would end the class's Lectern too.
  child.on('error', () => undefined);
  return {
    send: (message) => child.postMessage(message),
    onMessage: (hear) => void child.on('message', hear),
    onEnd: (hear) => void child.once('exit', (code) => hear(`code ${code}`)),
    // A utility process knows no gentle end; services keep nothing that a sudden one could lose.
    end: () => void child.kill(),
  };
}
