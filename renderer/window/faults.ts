import type { CallMain } from '../../core/contract/index.ts';

const SAID_AT_MOST = 20;

/** A window's own faults go to main's log, where they can be read after class. */
export function watchFaults(call: CallMain): (error: unknown) => void {
  let said = 0;
  const say = (error: unknown): void => {
    if (said >= SAID_AT_MOST) return;
    said += 1;
    const message = error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
    void call('window.fault', { message: message.slice(0, 4000) });
  };
  window.addEventListener('error', (event) => say(event.error ?? event.message));
  window.addEventListener('unhandledrejection', (event) => say(event.reason));
  return say;
}
