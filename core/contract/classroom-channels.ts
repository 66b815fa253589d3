import * as v from 'valibot';
import { InkRecord, LiveInk, StoredInk } from '../ink/index.ts';
import { Paper, SessionMark, SessionState, WindowCommand } from '../session/index.ts';
import {
  AssetDigest,
  ClassId,
  DisplayId,
  Language,
  LessonId,
  MediaSeconds,
  MonotonicMs,
  PageId,
  PlanId,
  Subject,
  TeacherId,
  UnixMs,
  WindowId,
} from '../words/index.ts';
import { channel } from './channel.ts';
import { WindowRole } from './roles.ts';

export const Display = v.object({
  id: DisplayId,
  label: v.string(),
  x: v.number(),
  y: v.number(),
  width: v.number(),
  height: v.number(),
  scale: v.number(),
  primary: v.boolean(),
  touch: v.boolean(),
});
export type Display = v.InferOutput<typeof Display>;

/** Where the class's picture is. `none`: one display, the console itself is the picture. */
export const LargeScreen = v.variant('kind', [
  v.object({ kind: v.literal('none') }),
  v.object({ kind: v.literal('shown'), displayId: DisplayId, windowId: WindowId }),
  /** Wanted, but its display has gone. */
  v.object({ kind: v.literal('lost'), displayId: v.nullable(DisplayId) }),
  /** It makes room for a program of the PC; one key brings it back. */
  v.object({ kind: v.literal('aside'), displayId: DisplayId }),
  /** The host cannot open windows; the console opens this address itself. */
  v.object({ kind: v.literal('byHand'), address: v.string(), windowId: v.nullable(WindowId) }),
]);
export type LargeScreen = v.InferOutput<typeof LargeScreen>;

/**
 * How the displays lie: one alone, all showing the same picture, or a desktop over several. Where the system tells of
 * a mirrored pair as one display (Windows, macOS) it is `one`.
 */
export const Arrangement = v.picklist(['one', 'mirrored', 'extended']);
export type Arrangement = v.InferOutput<typeof Arrangement>;

export const Displays = v.object({
  displays: v.array(Display),
  arrangement: Arrangement,
  consoleDisplayId: v.nullable(DisplayId),
  largeScreen: LargeScreen,
  /** A picture and sounds to set a display up by stand where the class looks. */
  testCard: v.boolean(),
});
export type Displays = v.InferOutput<typeof Displays>;

export const Teacher = v.object({ id: TeacherId, name: v.string(), subject: v.nullable(Subject) });
export type Teacher = v.InferOutput<typeof Teacher>;
export const SchoolClass = v.object({ id: ClassId, name: v.string() });
export type SchoolClass = v.InferOutput<typeof SchoolClass>;
export const People = v.object({
  teachers: v.array(Teacher),
  classes: v.array(SchoolClass),
  teacherId: v.nullable(TeacherId),
  classId: v.nullable(ClassId),
});
export type People = v.InferOutput<typeof People>;

export const Settings = v.object({
  language: Language,
  eraserReturnsToPen: v.boolean(),
  panelDock: v.boolean(),
  dockSide: v.picklist(['left', 'right']),
  mouseDrawsOnScreen: v.boolean(),
  captionSize: v.picklist(['normal', 'large', 'largest']),
  /** At the picture's foot, or at its head. */
  captionPlace: v.picklist(['foot', 'head']),
  /** The loudspeaker's name; empty: the system's choice. */
  soundOutput: v.pipe(v.string(), v.maxLength(200)),
  /** A soft chime when a countdown is over. */
  countdownSound: v.boolean(),
});
export type Settings = v.InferOutput<typeof Settings>;

/** A damaged database file and what became of it; the console says it once. */
export const Recovery = v.object({
  database: v.picklist(['lessons', 'library']),
  /** A backup was taken, some rows were saved out of the damaged file, or nothing could be saved. */
  rung: v.picklist(['restored', 'salvaged', 'lost']),
  /** When the backup was made. */
  backupUnixMs: v.nullable(UnixMs),
});
export type Recovery = v.InferOutput<typeof Recovery>;

/** One page of ink as the timeline and the shelf show it. */
export const InkPage = v.object({ pageId: PageId, strokes: v.number(), records: v.array(StoredInk) });
export type InkPage = v.InferOutput<typeof InkPage>;

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40));

export const classroomChannels = {
  /** The first call of every window. */
  'window.hello': channel({
    who: ['console', 'screen'],
    request: v.object({}),
    answer: v.object({
      host: v.picklist(['electron', 'browser', 'fake']),
      windowId: WindowId,
      role: WindowRole,
      version: v.string(),
      settings: Settings,
      sandboxed: v.boolean(),
      /** Windows of this host know the real path of a dropped file. */
      givesPaths: v.boolean(),
      recoveries: v.array(Recovery),
    }),
    errors: [],
  }),
  /** Main's monotonic clock now; several round trips give a window its offset. */
  'clock.ping': channel({
    who: ['console', 'screen'],
    request: v.object({}),
    answer: v.object({ monotonicMs: MonotonicMs }),
    errors: [],
  }),
  'settings.change': channel({
    who: ['console', 'screen'],
    request: v.partial(Settings),
    answer: Settings,
    errors: [],
  }),
  'displays.list': channel({ who: ['console', 'screen'], request: v.object({}), answer: Displays, errors: [] }),
  'displays.choose': channel({
    who: ['console'],
    request: v.object({ displayId: DisplayId }),
    answer: v.object({}),
    errors: ['displayGone'],
  }),
  /** A screen can only end it: it is no place to begin from. `evenInLesson` after the teacher was asked. */
  'displays.testCard': channel({
    who: ['console', 'screen'],
    request: v.object({ shown: v.boolean(), evenInLesson: v.boolean() }),
    answer: v.object({}),
    errors: ['lessonOpen', 'locked'],
  }),
  /**
   * F9: Lectern goes from the class's display, so that another program is seen, and comes back. With one display its
   * own window is put away, and the system's taskbar brings it back.
   */
  'displays.aside': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ now: v.picklist(['aside', 'back', 'away']) }),
    errors: ['nothingShown'],
  }),

  'people.list': channel({ who: ['console'], request: v.object({}), answer: People, errors: [] }),
  'people.addTeacher': channel({
    who: ['console'],
    request: v.object({ name, subject: v.nullable(Subject) }),
    answer: Teacher,
    errors: ['nameTaken'],
  }),
  'people.addClass': channel({
    who: ['console'],
    request: v.object({ name }),
    answer: SchoolClass,
    errors: ['nameTaken'],
  }),
  'people.choose': channel({
    who: ['console'],
    request: v.object({ teacherId: v.nullable(TeacherId), classId: v.nullable(ClassId) }),
    answer: People,
    errors: ['personGone'],
  }),

  /** Opens the lesson on the large screen, or, with one display, in the console itself. Paused. */
  'classroom.project': channel({
    who: ['console'],
    request: v.object({ lessonId: LessonId, fromSeconds: v.nullable(MediaSeconds) }),
    answer: v.object({}),
    errors: ['lessonGone', 'notReady'],
  }),
  /** An empty board from anywhere, also with no lesson. */
  'classroom.board': channel({
    who: ['console', 'screen'],
    request: v.object({ paper: Paper }),
    answer: v.object({ pageId: PageId }),
    errors: ['locked'],
  }),
  /** A file of a lesson before the class: a PDF, a picture or a text. Beside an open lesson it stands in its place. */
  'classroom.document': channel({
    who: ['console'],
    request: v.object({
      lessonId: LessonId,
      digest: AssetDigest,
      pageIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
    }),
    answer: v.object({}),
    errors: ['lessonGone', 'fileGone', 'notShowable'],
  }),
  'classroom.end': channel({ who: ['console'], request: v.object({}), answer: v.object({}), errors: [] }),

  'session.attach': channel({
    who: ['console', 'screen'],
    request: v.object({ since: v.nullable(SessionMark) }),
    answer: v.variant('kind', [
      v.object({ kind: v.literal('nothing') }),
      v.object({ kind: v.literal('state'), state: SessionState }),
    ]),
    errors: [],
  }),
  'session.command': channel({
    who: ['console', 'screen'],
    request: WindowCommand,
    answer: v.object({ revision: v.number() }),
    errors: [
      'nothingShown',
      'noLesson',
      'noDocument',
      'noSuchPage',
      'notPlaying',
      'alreadySo',
      'stale',
      'noSuchStop',
      'aside',
      'unknownWindow',
      'notWhileFrozen',
      'locked',
    ],
  }),

  'ink.commit': channel({
    who: ['console', 'screen'],
    request: InkRecord,
    answer: v.object({ sequence: v.number() }),
    errors: ['locked', 'notSaved'],
  }),
  /**
   * All pages of the lesson (or all boards, or the document) of the teacher and class that the session has now; of a
   * plan those that the teacher drew while preparing.
   */
  'ink.pages': channel({
    who: ['console', 'screen'],
    request: v.object({
      of: v.variant('kind', [
        v.object({ kind: v.literal('lesson'), lessonId: LessonId }),
        v.object({ kind: v.literal('boards') }),
        v.object({ kind: v.literal('document'), digest: AssetDigest }),
        v.object({ kind: v.literal('plan'), planId: PlanId }),
      ]),
    }),
    answer: v.object({ pages: v.array(InkPage) }),
    errors: [],
  }),
  /** The slow road of live ink, for a window that the console cannot reach by itself. */
  'ink.live': channel({ who: ['console', 'screen'], request: LiveInk, answer: v.object({}), errors: [] }),
  /** F11. Not done where the window is not main's to place: opened by hand, or in a browser of its own. */
  'window.toggleFullScreen': channel({
    who: ['console', 'screen'],
    request: v.object({}),
    answer: v.object({ done: v.boolean() }),
    errors: [],
  }),
  /** A window's own fault, for main's log. */
  'window.fault': channel({
    who: ['console', 'screen'],
    request: v.object({ message: v.pipe(v.string(), v.maxLength(4000)) }),
    answer: v.object({}),
    errors: [],
  }),
} as const;
