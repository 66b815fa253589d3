/** Later than this a timer comes only on a PC that slept meanwhile: its own sleep is not held against a program. */
const SLEPT_MS = 5000;

export type Deadline = {
  /** As if it began now. */
  readonly again: () => void;
  readonly stop: () => void;
};

/** Calls `due` when `ms` of waking time went by. */
export function startDeadline(ms: number, due: () => void): Deadline {
  let timer = setTimeout(look, ms);
  let dueAt = performance.now() + ms;

  // On Windows and macOS timers count the time that the PC slept, and are due before anything else is heard.
  function look(): void {
    if (performance.now() - dueAt > SLEPT_MS) again();
    else due();
  }
  function again(): void {
    clearTimeout(timer);
    timer = setTimeout(look, ms);
    dueAt = performance.now() + ms;
  }
  return { again, stop: () => clearTimeout(timer) };
}
