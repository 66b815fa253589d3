import type { Bridge, ChannelName, Displays, LargeScreen } from '../../core/contract/index.ts';
import type { InkRecord, StoredInk } from '../../core/ink/index.ts';
import { cuesWithPlan } from '../../core/plan/index.ts';
import {
  initialState,
  reduce,
  type SessionCommand,
  type SessionLesson,
  type SessionMark,
  type SessionState,
} from '../../core/session/index.ts';
import {
  type LessonCard,
  type LessonId,
  mediaSeconds,
  monotonicMs,
  type PageId,
  type SessionId,
  type WindowId,
} from '../../core/words/index.ts';
import { fakeBookmarks } from './fake-bookmarks.ts';
import { fakeBrowse } from './fake-browse.ts';
import * as data from './fake-data.ts';
import { fakeFinding } from './fake-finding.ts';
import { fakeInk } from './fake-ink.ts';
import { fakeLists } from './fake-lists.ts';
import { fakePlan, fakePlans } from './fake-plans.ts';
import { fakeSlides } from './fake-slides.ts';
import * as fakeSources from './fake-sources.ts';
import { fakeTimetable } from './fake-timetable.ts';
import type { Scene } from './scenes.ts';

/**
 * A main that lives in the page, so that every view can be looked at without one: the real reducer, made-up
 * people and lessons. Put on `window.lectern`, where Electron's preload would lay its bridge.
 */
type Answers = { readonly [Name in ChannelName]?: (request: never) => unknown };

const noCounts = {
  lessons: 0,
  bound: 'exactly',
  facets: { stage: {}, grade: {}, subject: {}, publisher: {}, volume: {} },
  fitting: [],
};

export function fakeBridge(scene: Scene): Bridge {
  const receivers = new Set<(name: string, payload: unknown) => void>();
  const tell = (name: string, payload: unknown) => {
    for (const receive of [...receivers]) receive(name, payload);
  };
  const now = () => monotonicMs(performance.now());
  let settings = { ...data.settings, ...scene.settings };
  let people = { ...data.people, ...scene.people };
  let displays: Displays = { ...data.twoDisplays, largeScreen: scene.large ?? { kind: 'none' } };
  if (scene.oneDisplay) displays = { ...displays, arrangement: 'one', displays: displays.displays.slice(0, 1) };
  if (scene.testCard) displays = { ...displays, testCard: true };
  if (scene.mirrored) displays = { ...displays, arrangement: 'mirrored' };
  let jobs = [...(scene.jobs ? data.jobs : []), ...data.checkOf(scene.check)];
  let removed: LessonId[] = [];
  let starred: LessonId[] = [];
  const ink: StoredInk[] = [...fakeInk('sample/triangle' as LessonId, scene.inkAt ?? [])];
  let state: SessionState = initialState('session' as SessionId);
  const dispatch = (command: SessionCommand) => {
    const result = reduce(state, command, now());
    if (!result.ok) return result;
    state = result.value;
    tell('session.changed', state);
    followUp();
    return { ok: true, value: { revision: state.revision } } as const;
  };
  const followUp = () => {
    const { motion } = state;
    if (motion.kind === 'gathering') {
      setTimeout(() => dispatch({ type: 'startAnyway', gathering: motion.gathering }), 2000);
    }
    if (motion.kind === 'playing') {
      const left = (motion.stopsAtSeconds - motion.mediaSeconds) / state.rate;
      setTimeout(() => dispatch({ type: 'reachedStop' }), left * 1000 + motion.atMonotonicMs - now());
    }
    if (motion.kind === 'paused' && motion.fixing) setTimeout(() => dispatch({ type: 'fixAnyway' }), 200);
  };
  dispatch({ type: 'attach', windowId: 'console' as WindowId, role: 'console' });
  if (scene.role === 'screen' || scene.large?.kind === 'shown') {
    dispatch({ type: 'attach', windowId: 'screen' as WindowId, role: 'screen' });
  }
  const whose = { teacherId: people.teacherId, classId: people.classId };
  const open = (lesson: boolean, from: number) =>
    dispatch({
      type: 'open',
      lesson: lesson ? openedLesson(scene) : null,
      ...whose,
      fromSeconds: mediaSeconds(from),
    });
  if (scene.lessonAt !== undefined) open(true, scene.lessonAt);
  else if (scene.commands) open(false, 0);
  for (const command of scene.commands ?? []) dispatch(command);

  const cards = () => (scene.empty ? [] : data.cards.filter((card) => !removed.includes(card.id)).map(here));
  const here = <Card extends LessonCard>(card: Card): Card =>
    card.id === data.cards[0]?.id
      ? {
          ...card,
          ...(scene.download !== undefined && { ready: false }),
          ...(scene.filmFault && { filmFault: scene.filmFault }),
          ...(scene.withdrawn && { withdrawn: true }),
        }
      : card;
  const ok = (value: unknown) => ({ ok: true, value });
  const large: LargeScreen = scene.large ?? { kind: 'shown', ...shownPlace };
  const answers: Answers = {
    'window.hello': () =>
      ok({
        host: 'fake',
        windowId: scene.role,
        role: scene.role,
        version: '0.1.0',
        settings,
        sandboxed: true,
        givesPaths: false,
        recoveries: scene.recoveries ?? [],
      }),
    'clock.ping': () => ok({ monotonicMs: now() }),
    'settings.change': (change: Partial<typeof settings>) => {
      settings = { ...settings, ...change };
      tell('settings.changed', settings);
      return ok(settings);
    },
    'displays.list': () => ok(displays),
    'displays.choose': () => ok({}),
    'remote.state': () => ok(scene.remote ?? { kind: 'off', why: null }),
    'remote.look': () => ok({ addresses: data.networks, barrier: scene.remoteBarrier ?? null }),
    'people.list': () => ok(people),
    'people.choose': (choice: Pick<typeof people, 'teacherId' | 'classId'>) => {
      people = { ...people, ...choice };
      tell('people.changed', people);
      dispatch({ type: 'class', ...choice });
      return ok(people);
    },
    'people.addClass': ({ name }: { name: string }) => {
      if (people.classes.some((one) => one.name === name)) return { ok: false, error: { code: 'nameTaken' } };
      const added = { id: `c${people.classes.length}` as (typeof people.classes)[number]['id'], name };
      people = { ...people, classes: [...people.classes, added] };
      tell('people.changed', people);
      return ok(added);
    },
    'people.addTeacher': ({ name }: { name: string }) => {
      const added = {
        id: `t${people.teachers.length}x` as (typeof people.teachers)[number]['id'],
        name,
        subject: null,
      };
      people = { ...people, teachers: [...people.teachers, added] };
      tell('people.changed', people);
      return ok(added);
    },
    'library.shelf': () =>
      ok({
        goOn: scene.empty ? [] : data.goOn,
        recent: scene.empty ? [] : cards().slice(0, 4),
        lessons: cards(),
        catalogue: noCounts,
        filling: false,
      }),
    'library.search': ({ text }: { text: string }) =>
      ok({
        lessons: cards()
          .filter((card) => JSON.stringify(card.title).includes(text))
          .map((card) => ({ ...card, others: 0, text: '', ranges: [] })),
        chips: [],
        otherPublishers: false,
      }),
    ...fakeBrowse(cards, ok),
    ...fakeFinding(cards, ok),
    'library.lesson': ({ lessonId }: { lessonId: LessonId }) => {
      if (removed.includes(lessonId)) return { ok: false, error: { code: 'lessonGone' } };
      const lesson = here(scene.withdrawn ? data.takenBack(data.lessonOf(lessonId)) : data.lessonOf(lessonId));
      const films = lesson.assets.filter(({ frames }) => frames !== null);
      const code = lesson.filmFault;
      const filmFaults = code && films.map(({ digest }) => ({ digest, code }));
      return ok({
        lesson: { ...lesson, ...(filmFaults && { filmFaults }) },
        held: lesson.ready || code ? lesson.assets.map(({ digest }) => digest) : [],
        stops: data.goOn.filter((stop) => stop.lessonId === lessonId),
      });
    },
    'library.rename': () => ok({}),
    'library.setSubtitles': () => ok({}),
    'library.remove': ({ lessonId }: { lessonId: LessonId }) => {
      removed = [...removed, lessonId];
      tell('library.changed', {});
      return ok({});
    },
    'library.restore': ({ lessonId }: { lessonId: LessonId }) => {
      removed = removed.filter((one) => one !== lessonId);
      tell('library.changed', {});
      return ok({});
    },
    ...fakeTimetable(tell),
    ...fakeLists(tell, scene.empty),
    ...fakePlans(tell, scene.plan),
    'feeds.list': () => ok({ feeds: scene.sources ? fakeSources.feeds : [] }),
    'feeds.look': ({ address }: { address: string }) => ok({ ...fakeSources.feedLook, address }),
    'feeds.subscribe': () => ok({ feedId: fakeSources.feedLook.id }),
    'sources.list': () => ok({ sources: fakeSources.sources, givesDialog: false }),
    'sources.choosePlace': () => ok({ path: null }),
    'sources.look': ({ kind }: { kind: string }) =>
      ok(kind === 'table' ? fakeSources.tableLook : fakeSources.folderLook),
    'sources.stopLooking': () => ok({}),
    'sources.takeIn': () => ok({ sourceId: 'folder-1', jobId: 'j' }),
    'sources.remove': () => ok({}),
    'sources.restore': () => ok({}),
    'favourites.list': () =>
      ok({
        favourites: data.cards
          .filter(({ id }) => starred.includes(id))
          .map((card) => ({ lessonId: card.id, title: card.title, lesson: removed.includes(card.id) ? null : card })),
      }),
    'favourites.set': ({ lessonId, on }: { lessonId: LessonId; on: boolean }) => {
      starred = [...starred.filter((one) => one !== lessonId), ...(on ? [lessonId] : [])];
      tell('favourites.changed', {});
      return ok({});
    },
    ...fakeBookmarks(tell, ok),
    ...fakeSlides(dispatch, ok),
    'jobs.list': () => ok({ jobs }),
    'jobs.cancel': () => ok({}),
    'jobs.dismiss': ({ jobId }: { jobId: string }) => {
      jobs = jobs.filter((one) => one.id !== jobId);
      tell('jobs.changed', { jobs });
      return ok({});
    },
    'downloads.begin': () => ok({}),
    'downloads.ask': () => ok({ asked: 12, here: 3, refused: 0 }),
    'downloads.list': () => ok(scene.downloads ? data.allDownloads : data.downloadOf(scene.download)),
    'import.begin': () => ({ ok: false, error: { code: 'notMedia' } }),
    'classroom.project': ({ fromSeconds }: { fromSeconds: number | null }) => {
      displays = { ...displays, largeScreen: scene.oneDisplay ? { kind: 'none' } : large };
      if (!scene.oneDisplay) dispatch({ type: 'attach', windowId: 'screen' as WindowId, role: 'screen' });
      tell('displays.changed', displays);
      open(true, fromSeconds ?? 0);
      return ok({});
    },
    'classroom.board': ({ paper }: { paper: 'squares' }) => {
      const pageId = `board/${paper}-${state.revision}` as PageId;
      if (!state.lesson) open(false, 0);
      dispatch({ type: 'board', pageId, paper });
      return ok({ pageId });
    },
    'classroom.cut': () => ({ ok: false, error: { code: 'notSaved' } }),
    'classroom.document': () => ok({}),
    'documents.book': () => ok({ book: null }),
    'documents.bookLessons': () => ok({ lessons: [] }),
    'documents.open': () => ok({}),
    'documents.convert': () => ok({ jobId: 'job-1' as never }),
    'documents.canConvert': () => ok({ able: true }),
    'displays.testCard': ({ shown, evenInLesson }: { shown: boolean; evenInLesson: boolean }) => {
      if (shown && !evenInLesson && state.showing.kind !== 'nothing') {
        return { ok: false, error: { code: 'lessonOpen' } };
      }
      displays = { ...displays, testCard: shown };
      tell('displays.changed', displays);
      return ok({});
    },
    'ready.marks': () => ok({ marks: data.readyMarks(scene.ready) }),
    'ready.check': () => ok({ jobId: 'r1' }),
    'ready.mend': () => ({ ok: false, error: { code: 'noAddress' } }),
    'displays.aside': () => ok({ now: 'back' }),
    'classroom.end': () => {
      dispatch({ type: 'end' });
      displays = { ...displays, largeScreen: { kind: 'none' } };
      tell('displays.changed', displays);
      return ok({});
    },
    'session.attach': ({ since }: { since: SessionMark | null }) =>
      ok(since?.revision === state.revision ? { kind: 'nothing' } : { kind: 'state', state }),
    'session.command': (command: SessionCommand) => dispatch(command),
    'ink.commit': (record: InkRecord) => {
      const stored = { sequence: ink.length + 1, record };
      ink.push(stored);
      tell('ink.committed', stored);
      return ok({ sequence: stored.sequence });
    },
    'ink.pages': ({ of }: { of: { kind: 'lesson' | 'boards' | 'plan' } }) => {
      const under = { lesson: 'lesson/', boards: 'board/', plan: 'plan/' }[of.kind];
      const wanted = ink.filter(({ record }) => record.pageId.startsWith(under));
      const ids = [...new Set(wanted.map(({ record }) => record.pageId))];
      return ok({
        pages: ids.map((pageId) => {
          const records = wanted.filter(({ record }) => record.pageId === pageId);
          return { pageId, strokes: records.length, records };
        }),
      });
    },
    'ink.live': () => ok({}),
    'window.fault': ({ message }: { message: string }) => {
      faults.push(message);
      return ok({});
    },
  };
  return {
    call: async (name, request) => {
      // The clock is asked all the time.
      if (name !== 'clock.ping') globalThis.fakeCalls += 1;
      const answer = answers[name as ChannelName] as ((request: unknown) => unknown) | undefined;
      return structuredClone(answer ? answer(request) : { ok: false, error: { code: 'unknownChannel' } });
    },
    listen(receive) {
      receivers.add(receive);
      return () => void receivers.delete(receive);
    },
    pathOf: () => '',
  };
}

function openedLesson(scene: Scene): SessionLesson {
  const whole = data.sessionLesson();
  const lesson = scene.prepared ? { ...whole, preparedSeconds: mediaSeconds(scene.prepared) } : whole;
  return scene.plan === 'full' ? { ...lesson, cues: cuesWithPlan(lesson, fakePlan), planId: fakePlan.id } : lesson;
}

const shownPlace = { displayId: 'd2', windowId: 'screen' } as unknown as { displayId: never; windowId: never };

/** What the page itself reported as its faults; a test that looks at a view also looks here. */
const faults: string[] = [];

declare global {
  var fakeScene: Scene;
  var fakeFaults: readonly string[];
  /** How often the page asked; while that grows it is not done. */
  var fakeCalls: number;
  var lectern: Bridge;
}

globalThis.fakeFaults = faults;
globalThis.fakeCalls = 0;
globalThis.lectern = fakeBridge(globalThis.fakeScene);
