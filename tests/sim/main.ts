import type { Caller } from '../../core/contract/index.ts';
import type { InkRecord, StoredInk } from '../../core/ink/index.ts';
import type { SessionCommand, SessionLesson, SessionState } from '../../core/session/index.ts';
import {
  fail,
  type MonotonicMs,
  monotonicMs,
  ok,
  type PageId,
  type RecordId,
  type WindowId,
} from '../../core/words/index.ts';
import { createAnnotations } from '../../main/annotations/index.ts';
import { createSession, inkHandlers, sessionHandlers } from '../../main/classroom/index.ts';
import type { Carrier } from '../../main/host/ports.ts';
import { open } from '../fixtures/session.ts';
import type { Random } from './random.ts';
import { createDriftingClock, type Time } from './time.ts';

/** What survives main: the records that reached the disk, in main's order. */
export type Disk = Map<RecordId, StoredInk>;

export type Pushed = { readonly name: 'session.changed' | 'ink.committed'; readonly payload: unknown };

/** One life of main: the product's session, handlers and annotations on a modelled disk and clock. */
export type SimMain = {
  readonly state: () => SessionState;
  readonly now: () => MonotonicMs;
  readonly dispatch: (command: SessionCommand) => void;
  /** Null when main died on the way: no answer will come. */
  readonly handle: (name: string, request: unknown, caller: Caller) => Promise<unknown>;
  readonly teach: (lesson: SessionLesson) => void;
  readonly kill: () => void;
  readonly lastChangeMs: () => number;
};

type Deps = {
  readonly time: Time;
  readonly random: Random;
  readonly disk: Disk;
  readonly push: (pushed: Pushed, to: WindowId | null) => void;
};

export function createSimMain({ time, random, disk, push }: Deps): SimMain {
  // Each life has a clock with another zero: a monotonic clock says nothing across a restart.
  const clock = createDriftingClock(time, random.between(-40, 40), random.between(0, 1e8));
  const now = () => monotonicMs(clock.now());
  let alive = true;
  let changedMs = time.now();
  const session = createSession({ now, after: clock.after });
  session.onState((state) => {
    changedMs = time.now();
    push({ name: 'session.changed', payload: state }, null);
  });
  const send = ((name: Pushed['name'], payload: unknown, to?: WindowId) =>
    push({ name, payload }, to ?? null)) as Carrier['send'];

  /** The database behind its port: a write takes a while, and is either on the disk whole or not at all. */
  function run(name: string, row: unknown): Promise<unknown> {
    return new Promise((resolve) => {
      const written = () => {
        if (!alive) return;
        if (name !== 'ink.commit') return resolve(disk.size);
        resolve(write(row as { readonly id: RecordId; readonly body: string }));
      };
      clock.after(random.chance(0.05) ? random.between(5, 80) : random.between(0.3, 2), written);
    });
  }

  function write(row: { readonly id: RecordId }): number {
    const known = disk.get(row.id);
    if (known) return known.sequence;
    const sequence = disk.size + 1;
    disk.set(row.id, { sequence, record: row as unknown as InkRecord });
    return sequence;
  }

  const annotations = createAnnotations({
    lessons: { run: run as never },
    kept: { keep: () => undefined, settled: async () => undefined },
    log: { info: () => undefined, warn: () => undefined, fault: () => 'E' },
  });
  const classroom = {
    project: async () => ok({}),
    document: async () => ok({}),
    board: async () => 'board/sim' as PageId,
    end: async () => undefined,
    openConsole: async () => undefined,
    isOpen: () => false,
    stop: () => undefined,
  };
  const handlers = {
    ...sessionHandlers({
      ...{ session, classroom, largeScreen: noLargeScreen, lastInkSequence: annotations.lastSequence },
      keepCutting: async () => fail({ code: 'notAPicture' }),
    }),
    ...inkHandlers({ session, carrier: { send, serve: () => undefined }, commit: annotations.commit }),
    'clock.ping': async () => ok({ monotonicMs: now() }),
    'window.fault': async () => ok({}),
  };

  return {
    state: session.state,
    now,
    dispatch: (command) => void session.dispatch(command),
    async handle(name, request, caller) {
      if (!alive) return NEVER;
      const handler = handlers[name as keyof typeof handlers] as
        | ((request: unknown, caller: Caller) => Promise<unknown>)
        | undefined;
      const answer = handler ? await handler(request, caller) : fail({ code: 'unknownChannel' });
      return alive ? answer : NEVER;
    },
    teach: (lesson) => void session.dispatch(open(lesson)),
    kill() {
      alive = false;
      session.stop();
      clock.kill();
    },
    lastChangeMs: () => changedMs,
  };
}

const noLargeScreen = {
  displays: () => ({
    displays: [],
    arrangement: 'one' as const,
    testCard: false,
    consoleDisplayId: null,
    largeScreen: { kind: 'none' } as const,
  }),
};
/** A dead main answers nobody. */
const NEVER: Promise<unknown> = new Promise(() => undefined);
