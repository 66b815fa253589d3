import type { Display } from '../../../core/contract/index.ts';
import type { DisplayId } from '../../../core/words/index.ts';
import { createHearers } from '../common/index.ts';
import type { Clock, DisplaysPort, Stop } from '../ports.ts';
import type { DevTools } from './devtools.ts';

/** What `getScreenDetails` tells, in the pixels that windows are placed by. */
type Screen = {
  readonly label: string;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly devicePixelRatio: number;
  readonly isPrimary: boolean;
  readonly touch: boolean;
};

/** A page of ours, attached to over DevTools. */
export type Viewer = { readonly devTools: DevTools; readonly sessionId: string };

/** Who is told of the pages that can be asked over DevTools. */
export type Viewers = {
  watch(viewer: Viewer): Promise<void>;
  unwatch(sessionId: string): void;
};
export type BrowserDisplays = Viewers & { readonly port: DisplaysPort };

export function together(...all: readonly Viewers[]): Viewers {
  return {
    async watch(viewer) {
      for (const one of all) await one.watch(viewer);
    },
    unwatch(sessionId) {
      for (const one of all) one.unwatch(sessionId);
    },
  };
}

const WORLD = 'lectern-host';
const BINDING = 'lecternDisplaysChanged';
/** A display that is switched off makes several events; the list is read when they are over. */
const QUIET_MS = 120;

const readScreens = `(async () => {
  const details = await getScreenDetails();
  const touch = navigator.maxTouchPoints > 0;
  return details.screens.map(({ label, left, top, width, height, devicePixelRatio, isPrimary }) =>
    ({ label, left, top, width, height, devicePixelRatio, isPrimary, touch }));
})()`;
const watchScreens = `(async () => {
  if (typeof getScreenDetails !== 'function') return;
  const details = await getScreenDetails();
  const tell = () => globalThis.${BINDING}?.('');
  let heard = [];
  const hearAll = () => {
    for (const one of heard) one.removeEventListener('change', tell);
    heard = [...details.screens];
    for (const one of heard) one.addEventListener('change', tell);
    tell();
  };
  details.addEventListener('screenschange', hearAll);
  hearAll();
})()`;

export function createDisplays(clock: Clock): BrowserDisplays {
  const viewers = new Map<string, Viewer & { readonly stop: Stop }>();
  const changes = createHearers();
  let known: readonly Display[] = [];
  /** What was told last; whoever only reads meanwhile must not make a change look known. */
  let told = '';
  let settling: Stop | null = null;

  async function read(): Promise<readonly Display[]> {
    for (const { devTools, sessionId } of [...viewers.values()].reverse()) {
      const screens = await evaluate<Screen[]>(devTools, sessionId, readScreens);
      if (!screens) continue;
      known = toDisplays(screens);
      return known;
    }
    return known;
  }

  async function compare(): Promise<void> {
    const now = JSON.stringify(await read());
    if (now === told) return;
    told = now;
    changes.tell();
  }

  function settle(): void {
    settling?.();
    settling = clock.after(QUIET_MS, () => void compare());
  }

  return {
    port: {
      async list() {
        const displays = await read();
        told ||= JSON.stringify(displays);
        return displays;
      },
      onChange: changes.add,
    },
    async watch(viewer) {
      const { devTools, sessionId } = viewer;
      const stop = devTools.onEvent(({ method, params, sessionId: from }) => {
        if (from !== sessionId) return;
        if (method === 'Runtime.bindingCalled' && (params as { name: string }).name === BINDING) settle();
      });
      viewers.set(sessionId, { ...viewer, stop });
      await devTools.send('Runtime.addBinding', { name: BINDING, executionContextName: WORLD }, sessionId);
      // Its own world: page scripts neither see the binding nor can take it away. Again after every reload.
      await devTools.send(
        'Page.addScriptToEvaluateOnNewDocument',
        { source: watchScreens, worldName: WORLD, runImmediately: true },
        sessionId,
      );
    },
    unwatch(sessionId) {
      viewers.get(sessionId)?.stop();
      viewers.delete(sessionId);
    },
  };
}

/** Null where the page is just going away; another one is asked then. */
async function evaluate<Value>(devTools: DevTools, sessionId: string, expression: string): Promise<Value | null> {
  type Answer = { readonly result: { readonly value?: Value }; readonly exceptionDetails?: unknown };
  try {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const answer = await devTools.send<Answer>('Runtime.evaluate', params, sessionId);
    return answer.exceptionDetails ? null : (answer.result.value ?? null);
  } catch {
    return null;
  }
}

/**
 * The system gives a display no lasting id, only a label; a display that is switched off and on keeps it, which is
 * what a teacher's choice must survive. Displays of one label are told apart by their order from left to right,
 * those without any by where they stand.
 */
export function toDisplays(screens: readonly Screen[]): Display[] {
  const seen = new Map<string, number>();
  return [...screens]
    .sort((a, b) => a.left - b.left || a.top - b.top)
    .map((screen) => {
      // Labels are Chinese on Chinese systems; ids are ASCII.
      const label = encodeURIComponent(screen.label)
        .replaceAll('%', '_')
        .replaceAll(/[^\w.-]/g, '-')
        .slice(0, 120);
      const name = label || `at@${screen.left}.${screen.top}`;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return {
        id: (count === 1 ? name : `${name}:${count}`) as DisplayId,
        label: screen.label,
        x: screen.left,
        y: screen.top,
        width: screen.width,
        height: screen.height,
        scale: screen.devicePixelRatio,
        primary: screen.isPrimary,
        touch: screen.touch,
      };
    });
}
