import { randomBytes } from 'node:crypto';
import type { WindowRole } from '../../../core/contract/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import { createHearers } from '../common/index.ts';
import type { Clock, Stop, Windows } from '../ports.ts';

export type Attached = {
  /** A new window's id. It cannot be guessed, so that knowing it is being that window. */
  admit(role: WindowRole): WindowId;
  roleOf(windowId: string): WindowRole | null;
  /** The window's page is connected; the returned function says that this connection has ended. */
  connect(windowId: WindowId): Stop;
  /** The host itself sees this window (it opened it), so that a lost connection is only a reload. */
  hold(windowId: WindowId): void;
  /** The window that the host saw is closed. */
  release(windowId: WindowId): void;
  /** Windows that are open as far as is known; one that reloads counts. */
  readonly open: number;
  readonly onChange: Windows['onChange'];
  /** The program leaves: nothing is waited for any more, which would hold up its end. */
  close(): void;
};

type Known = { readonly role: WindowRole; connections: number; held: boolean; came: boolean; forget: Stop | null };

/** A page that was opened by hand shows a reload and a closing alike: its connection ends. A reload is back in this time. */
const RELOAD_MS = 3000;
/** An address that was given out but never opened. */
const UNUSED_MS = 10 * 60_000;

export function createAttached(clock: Clock): Attached {
  const known = new Map<WindowId, Known>();
  const changes = createHearers<Parameters<Parameters<Windows['onChange']>[0]>[0]>();
  let closed = false;

  function went(windowId: WindowId, window: Known): void {
    window.forget?.();
    known.delete(windowId);
    if (window.came) changes.tell({ kind: 'went', windowId, role: window.role });
  }

  function waitFor(windowId: WindowId, window: Known, ms: number): void {
    window.forget?.();
    if (closed) return;
    window.forget = clock.after(ms, () => {
      if (window.connections === 0 && !window.held) went(windowId, window);
    });
  }

  return {
    admit(role) {
      const windowId = `${role}-${randomBytes(16).toString('hex')}` as WindowId;
      const window: Known = { role, connections: 0, held: false, came: false, forget: null };
      known.set(windowId, window);
      waitFor(windowId, window, UNUSED_MS);
      return windowId;
    },
    roleOf: (windowId) => known.get(windowId as WindowId)?.role ?? null,
    connect(windowId) {
      const window = known.get(windowId);
      if (!window) return () => undefined;
      window.connections += 1;
      window.forget?.();
      const first = !window.came;
      window.came = true;
      if (first) changes.tell({ kind: 'came', windowId, role: window.role });
      let ended = false;
      return () => {
        if (ended) return;
        ended = true;
        window.connections -= 1;
        if (window.connections === 0 && !window.held) waitFor(windowId, window, RELOAD_MS);
      };
    },
    hold(windowId) {
      const window = known.get(windowId);
      if (window) window.held = true;
    },
    release(windowId) {
      const window = known.get(windowId);
      if (window) went(windowId, window);
    },
    get open() {
      return [...known.values()].filter((window) => window.held || window.came).length;
    },
    onChange: changes.add,
    close() {
      closed = true;
      for (const window of known.values()) window.forget?.();
    },
  };
}
