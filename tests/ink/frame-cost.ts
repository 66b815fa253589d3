import type { Browser, Page } from 'playwright';

type TraceEvent = {
  readonly name: string;
  readonly ph: string;
  readonly tid: number;
  readonly pid: number;
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
};

/**
 * Milliseconds of work that the window's main thread did for each frame while `act` ran: all its tasks up to the
 * frame's commit, script, style, layout and paint together, as Chromium's own trace says. Processor time of the
 * thread, not of the wall, so that other programs on the machine do not count.
 */
export async function frameCostsMs(browser: Browser, page: Page, act: () => Promise<void>): Promise<number[]> {
  await browser.startTracing(page, {
    categories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'toplevel', '__metadata'],
  });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  const mainThreads = traceEvents.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const costs = mainThreads.map(({ pid, tid }) =>
    costsOf(traceEvents.filter((event) => event.pid === pid && event.tid === tid)),
  );
  // The window that was drawn in is the one with the most frames.
  return costs.toSorted((a, b) => b.length - a.length)[0] ?? [];
}

function costsOf(events: readonly TraceEvent[]): number[] {
  const commits = events
    .filter(({ name }) => name === 'BeginCommitCompositorFrame')
    .map(({ ts }) => ts)
    .toSorted((a, b) => a - b);
  const costs: number[] = commits.map(() => 0);
  for (const { name, ph, ts, dur = 0, tdur = dur } of events) {
    if (name !== 'RunTask' || ph !== 'X') continue;
    const frame = commits.findIndex((commit) => commit >= ts);
    if (frame >= 0) costs[frame] = (costs[frame] ?? 0) + tdur / 1000;
  }
  return costs;
}

export function percentile(values: readonly number[], share: number): number {
  const ordered = values.toSorted((a, b) => a - b);
  return ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? Number.NaN;
}
