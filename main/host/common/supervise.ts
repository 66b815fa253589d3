import type { Log } from '../../log.ts';
import type { Clock, ServiceProcess, Stop } from '../ports.ts';
import { type Deferred, deferred } from './deferred.ts';
import { createHearers } from './hearers.ts';

/** One life of a service process, however the host starts it. */
export type ServiceLife = {
  send(message: unknown): void;
  onMessage(hear: (message: unknown) => void): void;
  onEnd(hear: (how: string) => void): void;
  /** First asked to end, then ended. */
  end(force: boolean): void;
};

/** What goes over the wire, to the process and back. */
export type ToService =
  | { readonly id: number; readonly method: string; readonly request: unknown }
  | { readonly cancel: number };
export type FromService =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly failed: string }
  | { readonly message: unknown }
  | { readonly memoryBytes: number };

/** A call's process ended, was cancelled, or threw; the caller chooses a code for it. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
}

type Options = {
  readonly name: string;
  readonly start: () => ServiceLife;
  readonly memoryBytes: number;
  readonly clock: Clock;
  readonly log: Log;
};

const RESTART_MS_MIN = 250;
const RESTART_MS_MAX = 30_000;
/** A life this long counts as a good start: the next restart is quick again. */
const GOOD_LIFE_MS = 60_000;
const END_LIMIT_MS = 3000;

/** Starts again with growing pauses when it dies; whatever was asked of a dead one is rejected, never left hanging. */
export function supervise({ name, start, memoryBytes, clock, log }: Options): ServiceProcess {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  const messages = createHearers<unknown>();
  let lastId = 0;
  let restartMs = RESTART_MS_MIN;
  let stopping: Deferred<void> | null = null;
  let restart: Stop = () => undefined;
  let life: ServiceLife | null = null;

  function take(current: ServiceLife, message: FromService): void {
    if ('memoryBytes' in message) {
      if (message.memoryBytes <= memoryBytes) return;
      log.warn(`${name} uses ${message.memoryBytes} bytes, more than its ${memoryBytes}; it is started again`);
      current.end(true);
    } else if ('message' in message) {
      messages.tell(message.message);
    } else {
      const asked = waiting.get(message.id);
      waiting.delete(message.id);
      if ('failed' in message) asked?.reject(new ServiceError(message.failed));
      else asked?.resolve(message.answer);
    }
  }

  function begin(): void {
    const born = clock.now();
    const current = start();
    life = current;
    current.onMessage((message) => take(current, message as FromService));
    current.onEnd((how) => {
      life = null;
      for (const asked of waiting.values()) asked.reject(new ServiceError(`${name} ended: ${how}`));
      waiting.clear();
      if (stopping) return stopping.resolve();
      restartMs = clock.now() - born > GOOD_LIFE_MS ? RESTART_MS_MIN : Math.min(restartMs * 2, RESTART_MS_MAX);
      log.warn(`${name} ended (${how}); it is started again in ${restartMs} ms`);
      restart = clock.after(restartMs, begin);
    });
  }
  begin();

  return {
    call(method, request, signal) {
      return new Promise((resolve, reject) => {
        if (!life) return reject(new ServiceError(`${name} is not running`));
        if (signal?.aborted) return reject(new ServiceError('cancelled'));
        lastId += 1;
        const id = lastId;
        waiting.set(id, { resolve, reject });
        life.send({ id, method, request } satisfies ToService);
        signal?.addEventListener('abort', () => {
          if (!waiting.delete(id)) return;
          life?.send({ cancel: id } satisfies ToService);
          reject(new ServiceError('cancelled'));
        });
      });
    },
    onMessage: messages.add,
    async stop() {
      restart();
      const current = life;
      if (!current) return;
      stopping ??= deferred<void>();
      current.end(false);
      const force = clock.after(END_LIMIT_MS, () => current.end(true));
      await stopping.promise;
      force();
    },
  };
}
