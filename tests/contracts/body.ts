import type { WindowId } from '../../core/words/index.ts';
import type { Host } from '../../main/host/ports.ts';
import type { TestApp } from './app.ts';

/** One body of the ports as the suite drives it: what a person, a page or the system does to it from outside. */
export type Body = {
  readonly host: Host;
  /** Runs in the window's page; `expression` may be a promise of plain data. */
  evaluate<Value>(windowId: WindowId, expression: string): Promise<Value>;
  /** As the window's page calls main. */
  call(windowId: WindowId, name: string, request: unknown): Promise<unknown>;
  /** Events that the page heard since it was loaded. */
  heard(windowId: WindowId): Promise<readonly { name: string; payload: unknown }[]>;
  reload(windowId: WindowId): Promise<void>;
  /** As a person closes it. */
  closeByHand(windowId: WindowId): Promise<void>;
  /** Where the window is, in the displays' coordinates. */
  whereIs(windowId: WindowId): Promise<{ x: number; y: number; width: number; height: number }>;
  isMinimized(windowId: WindowId): Promise<boolean>;
  /** As a person brings it back by the taskbar; null where no taskbar is there for a test to press. */
  readonly raiseByHand: ((windowId: WindowId) => void) | null;
  /** Whether something keeps the displays on, seen from outside the port. */
  isKeptOn(): Promise<boolean>;
  /** As it is pressed while another program has the keyboard; null where this host cannot hear it. */
  readonly pressGlobally: ((key: 'F9') => void) | null;
  /** Null where no display can be switched here. */
  readonly switchDisplay: ((on: boolean) => Promise<void>) | null;
  startSecond(): Promise<void>;
  /** Paths that a program of the PC was given. */
  opened(): readonly string[];
  readonly sleepAndWake: (() => void) | null;
  /** Saved, and all windows gone. */
  readonly ended: Promise<void>;
  dispose(): Promise<void>;
  /** False where there are no real pages: nothing to fetch from, no policy to break. */
  readonly hasPages: boolean;
};

/** What all the parts of the suite look at; filled before the first test. */
export type Running = { body: Body; app: TestApp; console: WindowId; screen: WindowId };

/** Looks until it holds, or says what it waited for. */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  limitMs = 30_000,
): Promise<void> {
  const until = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > until) throw new Error(`waited ${limitMs} ms: ${what}`);
    await new Promise((again) => setTimeout(again, 20));
  }
}
