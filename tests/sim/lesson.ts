import { expectedSeconds, type WindowCommand } from '../../core/session/index.ts';
import { type MediaSeconds, mediaSeconds, type PageId, type RecordId, type WindowId } from '../../core/words/index.ts';
import {
  CONSOLE,
  chapter,
  constantFrames,
  digestOf,
  lessonOf,
  pausePoint,
  SCREEN,
  track,
} from '../fixtures/session.ts';
import { brokenAlways, brokenInk, brokenWhenQuiet } from './invariants.ts';
import { CALM } from './network.ts';
import { createRandom, type Random } from './random.ts';
import { createWorld, type World } from './world.ts';

/** One simulated lesson, from its seed alone. */
export type Outcome = {
  readonly seed: number;
  readonly events: number;
  readonly strokes: number;
  readonly quietChecks: number;
  /** Null: everything held. */
  readonly broken: { readonly rule: string; readonly atMs: number; readonly history: readonly string[] } | null;
};

const EVENTS = 200;
const QUIET_EVERY = 50;
/** Longer than a lost word needs to be missed (3 s), a gathering to give up (2 s) and a clock to be learnt again. */
const QUIET_MS = 8000;
/** After the last change a follower may still be on its way to its frame. */
const SETTLE_MS = 2500;

type Happening = (world: World, random: Random) => string;

export async function simulateLesson(seed: number, events = EVENTS): Promise<Outcome> {
  const random = createRandom(seed);
  const lesson = lessonOf({
    durationSeconds: mediaSeconds(90),
    tracks: [
      track('explanation', { frames: constantFrames(25, 2250), width: 496, height: 792 }),
      track('screen', { frames: constantFrames(random.pick([15, 25, 29.97, 60]), 0) }),
    ],
    cues: [chapter(0), pausePoint(12), chapter(25), pausePoint(40), pausePoint(70)],
  });
  const world = createWorld(random.fork(), lesson);
  const history: string[] = [];
  let broken: Outcome['broken'] = null;
  let quietChecks = 0;
  const note = (rule: string | null) => {
    if (rule !== null) broken ??= { rule, atMs: world.time.now(), history: history.slice(-60) };
  };
  const look = () => note(brokenAlways(world));
  const run = (ms: number) => world.time.run(ms, look);

  world.open(CONSOLE, 'console');
  world.open(SCREEN, 'screen');
  world.main().teach(lesson);
  await run(1500);
  for (let event = 1; event <= events && broken === null; event += 1) {
    const what = happeningOf(random)(world, random);
    history.push(`${Math.round(world.time.now())} ms: ${what}`);
    await run(random.chance(0.2) ? random.between(0, 20) : random.between(20, 600));
    note(brokenInk(world));
    if (event % QUIET_EVERY !== 0) continue;
    history.push(`${Math.round(world.time.now())} ms: quiet`);
    await quiet(world, run);
    quietChecks += 1;
    note(brokenWhenQuiet(world));
  }
  const strokes = world.acknowledged.size;
  for (const window of world.windows()) window.kill();
  world.main().kill();
  return { seed, events, strokes, quietChecks, broken };
}

/** Good weather, and nobody does anything; a pause point that comes by meanwhile gets its time too. */
async function quiet(world: World, run: (ms: number) => Promise<void>): Promise<void> {
  Object.assign(world.network.weather, CALM);
  for (const { windowId } of world.windows()) world.cutOff(windowId, 0);
  await run(QUIET_MS);
  for (let n = 0; n < 5 && isOnItsWay(world); n += 1) await run(500);
}

/** Something changed just now, or the lesson is in the millisecond in which it comes to a stop. */
function isOnItsWay(world: World): boolean {
  const { motion, rate } = world.main().state();
  const isStopping =
    motion.kind === 'playing' && expectedSeconds({ motion, rate }, world.main().now()) >= motion.stopsAtSeconds;
  return isStopping || world.time.now() - world.main().lastChangeMs() < SETTLE_MS;
}

const say =
  (make: (random: Random, world: World, from: WindowId) => WindowCommand): Happening =>
  (world, random) => {
    const window = random.pick(world.windows());
    const command = make(random, world, window.windowId);
    void window.call('session.command', command);
    return `${window.windowId} says ${JSON.stringify(command)}`;
  };

const presented = (world: World, from: WindowId): MediaSeconds | null => {
  const seconds =
    world
      .windows()
      .find(({ windowId }) => windowId === from)
      ?.presentedSeconds() ?? null;
  return seconds === null ? null : mediaSeconds(seconds);
};

const handout = {
  digest: digestOf('hand-out'),
  lessonId: null,
  title: { en: 'Hand-out' },
  mediaType: 'application/pdf',
};

const showDocument: Happening = (world) => {
  world.main().dispatch({ type: 'document', document: handout, pageIndex: 1 });
  return 'a document is shown';
};

const happenings: readonly (readonly [number, Happening])[] = [
  [26, say(() => ({ type: 'play' }))],
  [8, say(() => ({ type: 'pause', reason: 'teacher', presentedSeconds: null }))],
  [8, say((_, world, from) => ({ type: 'pause', reason: 'pen', presentedSeconds: presented(world, from) }))],
  [8, say((random) => ({ type: 'seek', mediaSeconds: mediaSeconds(random.between(0, 90)) }))],
  [6, say((random) => ({ type: 'seekBy', deltaSeconds: random.pick([-10, -5, 5, 10, 0.04]) }))],
  [
    2,
    say((random) => ({ type: random.pick(['nextStop', 'previousStop', 'nextChapter', 'previousChapter'] as const) })),
  ],
  [4, say((random) => ({ type: 'rate', rate: random.pick([0.5, 0.75, 1, 1, 1.5, 2]) }))],
  [
    6,
    say((random) => ({
      type: 'layout',
      kind: random.pick(['sideBySide', 'pictureInPicture', 'screenOnly', 'explanationOnly'] as const),
    })),
  ],
  [3, say((random) => ({ type: 'blank', blank: random.chance(0.4) }))],
  [
    5,
    say((random, world, from) => ({
      type: 'freeze',
      frozen: random.chance(0.5),
      presentedSeconds: presented(world, from),
    })),
  ],
  [2, say(() => ({ type: 'board', pageId: 'board/sim' as PageId, paper: 'blank' }))],
  [2, showDocument],
  [2, say((random) => ({ type: 'turn', digest: handout.digest, pageIndex: random.pick([0, 1, 2, 5]), scroll: 0 }))],
  [1, say(() => ({ type: 'closeDocument' }))],
  [2, say(() => ({ type: 'closeBoard' }))],
  [3, say((random) => ({ type: 'volume', volume: random.share(), muted: random.chance(0.2) }))],
  [
    30,
    (world, random) => {
      const window = random.pick(world.windows());
      const id = `${window.windowId}:${Math.floor(random.share() * 2 ** 32).toString(36)}` as RecordId;
      window.draw(id);
      return `${window.windowId} draws ${id}`;
    },
  ],
  [
    6,
    (world, random) => {
      const weather = random.pick([
        CALM,
        { loss: 0.1, twice: 0.2, delayMsMax: 60 },
        { loss: 0.4, twice: 0.4, delayMsMax: 300 },
      ]);
      Object.assign(world.network.weather, weather);
      return `weather ${JSON.stringify(weather)}`;
    },
  ],
  [
    4,
    (world, random) => {
      const window = random.pick(world.windows());
      const ms = random.between(50, 700);
      window.stall(ms);
      return `${window.windowId} stalls ${Math.round(ms)} ms`;
    },
  ],
  [
    4,
    (world, random) => {
      const window = random.pick(world.windows());
      const ms = random.between(300, 4000);
      world.cutOff(window.windowId, ms);
      return `${window.windowId} is cut off for ${Math.round(ms)} ms`;
    },
  ],
  [
    3,
    (world, random) => {
      const window = random.pick(world.windows());
      const ms = random.pick([-40_000, -800, 300, 5000, 3_600_000]);
      window.jump(ms);
      return `${window.windowId}'s clock jumps ${ms} ms`;
    },
  ],
  [
    3,
    (world, random) => {
      const window = random.pick(world.windows());
      const noticed = random.chance(0.5);
      world.reload(window.windowId, noticed);
      return `${window.windowId} crashes and comes back, ${noticed ? 'noticed' : 'unnoticed'}`;
    },
  ],
  [
    2,
    (world, random) => {
      const ms = random.between(100, 1500);
      world.restartMain(ms);
      return `main crashes for ${Math.round(ms)} ms`;
    },
  ],
  [
    7,
    (world, random) => {
      const isThere = world.windows().some(({ windowId }) => windowId === SCREEN);
      if (isThere) world.close(SCREEN);
      else world.open(SCREEN, 'screen');
      if (isThere && random.chance(0.4)) world.main().dispatch({ type: 'sleep', reason: 'sleep' });
      return isThere ? 'the large screen goes' : 'the large screen comes';
    },
  ],
  [
    1,
    (world) => {
      const third = 'screen-2' as WindowId;
      const isThere = world.windows().some(({ windowId }) => windowId === third);
      if (isThere) world.close(third);
      else world.open(third, 'screen');
      return isThere ? 'a third window goes' : 'a third window comes';
    },
  ],
];
const weightSum = happenings.reduce((sum, [weight]) => sum + weight, 0);

function happeningOf(random: Random): Happening {
  let left = random.between(0, weightSum);
  for (const [weight, happening] of happenings) {
    left -= weight;
    if (left < 0) return happening;
  }
  throw new Error('the weights do not add up');
}

/** All that is needed to see a failure again. */
export function describeFailure({ seed, broken }: Outcome): string {
  if (broken === null) return `seed ${seed}: everything held`;
  return [`seed ${seed}, ${Math.round(broken.atMs)} ms: ${broken.rule}`, ...broken.history].join('\n  ');
}
