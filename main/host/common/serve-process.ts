import type { FromService, ToService } from './supervise.ts';

/** What a service module does in its own process: a method each, told when its caller no longer wants the answer. */
export type ServiceMethods = Readonly<Record<string, (request: unknown, signal: AbortSignal) => Promise<unknown>>>;
export type MakeService = (data: unknown, tell: (message: unknown) => void) => ServiceMethods;

/** The two ends that hosts have: Electron's `process.parentPort`, Node's `process.send`. */
export type ServiceWire = {
  readonly send: (message: unknown) => void;
  readonly onMessage: (hear: (message: unknown) => void) => void;
};

/** The process's half of `supervise`. */
export function serveCalls(make: MakeService, data: unknown, wire: ServiceWire): void {
  const tell = (message: FromService): void => wire.send(message);
  const methods = make(data, (message) => tell({ message }));
  const running = new Map<number, AbortController>();

  async function answer(id: number, method: string, request: unknown): Promise<void> {
    const cancel = new AbortController();
    running.set(id, cancel);
    try {
      const known = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (!known) return tell({ id, failed: `no method ${method}` });
      tell({ id, answer: await known(request, cancel.signal) });
    } catch (error) {
      tell({ id, failed: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
    }
  }

  wire.onMessage((raw) => {
    const message = raw as ToService;
    if ('cancel' in message) running.get(message.cancel)?.abort();
    else void answer(message.id, message.method, message.request);
  });
}
