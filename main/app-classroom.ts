import { join } from 'node:path';
import * as v from 'valibot';
import { Language, type Lesson, type LessonId, type UnixMs } from '../core/words/index.ts';
import { annotationsHandlers, createAnnotations, createKeptLessons, createPreparedInk } from './annotations/index.ts';
import { buildLists } from './app-lists.ts';
import { buildPictures, type Shelf } from './app-pictures.ts';
import { buildPlans } from './app-plans.ts';
import {
  createBackKey,
  createClassroom,
  createLargeScreen,
  createMemory,
  createPeople,
  type createSession,
  createSettings,
  createStopKeeper,
  inkHandlers,
  lentScreenHandlers,
  peopleHandlers,
  sessionHandlers,
  settingsHandlers,
} from './classroom/index.ts';
import { createCuttings } from './cuttings/index.ts';
import type { Databases } from './database/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Host } from './host/ports.ts';
import { cardOf } from './library/index.ts';
import { givenTimetable } from './policy/index.ts';
import { createTimetable, timetableHandlers } from './timetable/index.ts';

/** Who teaches whom, where, and what is kept of it. */
export async function buildClassroom(
  host: Host,
  { policy, language, log }: StartOptions,
  databases: Databases,
  session: ReturnType<typeof createSession>,
  shelf: Shelf,
  wallClock: () => UnixMs,
) {
  const { lessons } = databases;
  const { library, growing } = shelf;
  const { clock, paths, windows, carrier, power, instance } = host;
  const lessonOf = async (id: LessonId) => growing.lessonOf(id)?.lesson ?? library.get(id);
  const kept = createKeptLessons({ lessons, lessonOf, log });
  const annotations = createAnnotations({ lessons, kept, log });
  const cuttings = createCuttings({ folder: join(paths.account, 'cuttings'), lessons, log });
  const memory = createMemory({ lessons, keep: kept.keep, wallClock });
  const people = createPeople({ lessons, wallClock });
  if (!policy.keepChosenClass) await people.choose(null, null);
  const chosen = v.is(Language, language) ? language : (policy.language ?? 'zh-CN');
  const settings = await createSettings({ folder: paths.account, language: chosen, log });
  const timetable = createTimetable({ lessons, given: givenTimetable(policy.timetable), clock, wallClock });
  power.onWake(timetable.look);
  tellWindows(carrier, { timetable, people, settings });

  const lists = buildLists({ lessons, library, people, memory, kept, session, carrier, wallClock, log });

  const pictures = await buildPictures(host, databases, shelf, session, { log, wallClock });
  const largeScreen = createLargeScreen({ displays: host.displays, windows, log });
  const lending = buildLending(host, session, largeScreen, log);
  const classroom = createClassroom({
    ...{ session, largeScreen, windows, carrier, power, people, wallClock, log },
    onSecond: instance.onSecond,
    lessonOf: library.get,
    hasFile: library.hasFile,
    planOf: lists.plans.ofLesson,
    ...pictures.opening,
    stopOf: ({ teacherId, classId }, lessonId) => memory.stopOf(teacherId, classId, lessonId),
  });
  const parts = { lessons, session, classroom, timetable, carrier, clock, wallClock, log };
  const prepared = createPreparedInk({ annotations, wallClock });
  const taught = buildPlans({ ...parts, plans: lists.plans, lessonOf: library.get, people: people.list, prepared });
  const keeper = createStopKeeper({ session, remember: lists.remember, clock, log });
  return {
    handlers: {
      ...settingsHandlers(settings),
      ...lending.handlers,
      ...peopleHandlers(people),
      ...sessionHandlers({
        ...{ session, classroom, largeScreen, keepCutting: cuttings.keep },
        lastInkSequence: annotations.lastSequence,
      }),
      ...pictures.handlers,
      ...inkHandlers({ session, carrier, commit: annotations.commit }),
      ...lists.handlers,
      ...taught.handlers,
      ...annotationsHandlers({ annotations, chosen: people.list }),
      ...timetableHandlers({
        ...{ timetable, people, workFolder: join(paths.account, 'importing') },
        cardOf: async (lessonId) => cardIn(await library.get(lessonId)),
      }),
    },
    ...{ largeScreen, cuttings },
    async stepAside() {
      session.dispatch({ type: 'sleep', reason: 'sleep' });
      await largeScreen.stepAside();
    },
    ...{ timetable, settings: settings.read, onSettings: settings.onChange, people: people.list },
    ...{ onward: taught.onward, stops: memory.stops, markedPages: annotations.markedPages, isOpen: classroom.isOpen },
    async open() {
      await timetable.begin();
      await lists.begin();
      await largeScreen.begin();
      await classroom.openConsole();
      void cuttings.removeUnused(wallClock());
    },
    async save() {
      timetable.stop();
      lending.stop();
      await pictures.settled();
      await keeper.flush();
      // A lesson that plays has deadlines of its own, and a process with a deadline does not end.
      keeper.stop();
      session.stop();
      await lists.settled();
      await taught.settled();
      await kept.settled();
    },
  };
}

type Told = {
  readonly timetable: Pick<ReturnType<typeof createTimetable>, 'onChange'>;
  readonly people: Pick<ReturnType<typeof createPeople>, 'onChange'>;
  readonly settings: Pick<Awaited<ReturnType<typeof createSettings>>, 'onChange'>;
};

function tellWindows(carrier: Host['carrier'], { timetable, people, settings }: Told): void {
  timetable.onChange(() => carrier.send('timetable.changed', {}));
  people.onChange((all) => carrier.send('people.changed', all));
  settings.onChange((all) => carrier.send('settings.changed', all));
}

/** The class's place lent to other programs, and the key that takes it back. */
function buildLending(
  { windows, globalKeys }: Host,
  session: ReturnType<typeof createSession>,
  largeScreen: ReturnType<typeof createLargeScreen>,
  log: StartOptions['log'],
) {
  const onFault = (error: unknown) => void log.fault('stepping aside', error);
  const backKey = createBackKey({ largeScreen, windows, globalKeys, onFault });
  return { handlers: lentScreenHandlers({ session, largeScreen, backKey }), stop: backKey.stop };
}

const cardIn = (lesson: Lesson | null) => lesson && cardOf(lesson);
