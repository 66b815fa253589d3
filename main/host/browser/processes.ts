import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from '../../log.ts';
import { type ServiceLife, supervise } from '../common/index.ts';
import type { Clock, Processes } from '../ports.ts';

/** Each service in a Node of its own. `entryUrl` says where a built module lies. */
export function createProcesses(clock: Clock, log: Log, entryUrl: (entry: string) => URL): Processes {
  return {
    start(entry, { memoryBytes, data }) {
      const start = (): ServiceLife => startNode(entryUrl(entry), memoryBytes, data);
      return supervise({ name: entry, start, memoryBytes, clock, log });
    },
  };
}

function startNode(entry: URL, memoryBytes: number, data: unknown): ServiceLife {
  const heapMegabytes = Math.max(64, Math.round(memoryBytes / 1024 / 1024));
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMegabytes}`, fileURLToPath(entry), JSON.stringify(data ?? null)],
    { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' },
  );
  return {
    // A message to one that is just dying is lost; its end rejects whoever waits.
    send: (message) => void (child.connected && child.send(message as object, () => undefined)),
    onMessage: (hear) => void child.on('message', hear),
    onEnd(hear) {
      let ended = false;
      const once = (how: string): void => {
        if (!ended) hear(how);
        ended = true;
      };
      child.once('exit', (code, signal) => once(signal ?? `code ${String(code)}`));
      child.once('error', (error) => once(error.message));
    },
    end: (force) => void child.kill(force ? 'SIGKILL' : 'SIGTERM'),
  };
}
