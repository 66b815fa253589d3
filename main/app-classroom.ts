import { join } from 'node:path';
import * as v from 'valibot';
import { Language, type Lesson, type UnixMs } from '../core/words/index.ts';
import { annotationsHandlers, createAnnotations, createKeptLessons } from './annotations/index.ts';
import { buildLists } from './app-lists.ts';
import { buildPictures, type Shelf } from './app-pictures.ts';
import { buildPlans } from './app-plans.ts';
import {
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
  const kept = createKeptLessons({
    ...{ lessons, log },
    lessonOf: async (lessonId) => growing.lessonOf(lessonId)?.lesson ?? library.get(lessonId),
  });
  const annotations = createAnnotations({ lessons, kept, log });
  const memory = createMemory({ lessons, keep: kept.keep, wallClock });
  const people = createPeople({ lessons, wallClock });
  if (!policy.keepChosenClass) await people.choose(null, null);
  const settings = await createSettings({
    folder: paths.account,
    language: v.is(Language, language) ? language : (policy.language ?? 'zh-CN'),
    log,
  });
  const timetable = createTimetable({ lessons, given: givenTimetable(policy.timetable), clock, wallClock });
  timetable.onChange(() => carrier.send('timetable.changed', {}));
  power.onWake(timetable.look);
  people.onChange((all) => carrier.send('people.changed', all));
  settings.onChange((all) => carrier.send('settings.changed', all));

  const lists = buildLists({ lessons, library, people, memory, kept, session, carrier, wallClock, log });

  const pictures = buildPictures(host, databases, shelf, session, log);
  const largeScreen = createLargeScreen({ displays: host.displays, windows, log });
  const classroom = createClassroom({
    ...{ session, largeScreen, windows, carrier, power, people, wallClock, log },
    onSecond: instance.onSecond,
    lessonOf: library.get,
    hasFile: library.hasFile,
    planOf: lists.plans.ofLesson,
    ...pictures.opening,
    stopOf: ({ teacherId, classId }, lessonId) => memory.stopOf(teacherId, classId, lessonId),
  });
  const { plans } = lists;
  const taught = buildPlans({ plans, lessons, session, classroom, timetable, carrier, clock, wallClock, log });
  const keeper = createStopKeeper({ session, remember: lists.remember, clock, log });
  return {
    handlers: {
      ...settingsHandlers(settings),
      ...lentScreenHandlers({ session, largeScreen, windows }),
      ...peopleHandlers(people),
      ...sessionHandlers({ session, classroom, largeScreen, lastInkSequence: annotations.lastSequence }),
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
    largeScreen,
    async stepAside() {
      session.dispatch({ type: 'sleep', reason: 'sleep' });
      await largeScreen.stepAside();
    },
    ...{ timetable, settings: settings.read, onSettings: settings.onChange, people: people.list },
    ...{ stops: memory.stops, markedPages: annotations.markedPages, isOpen: classroom.isOpen },
    async open() {
      await timetable.begin();
      await lists.begin();
      await largeScreen.begin();
      await classroom.openConsole();
    },
    async save() {
      timetable.stop();
      await pictures.settled();
      await keeper.flush();
      await lists.settled();
      await taught.settled();
      await kept.settled();
    },
  };
}

const cardIn = (lesson: Lesson | null) => lesson && cardOf(lesson);
