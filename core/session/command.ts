import * as v from 'valibot';
import {
  AssetDigest,
  ClassId,
  Cue,
  LessonId,
  MediaSeconds,
  PageId,
  PlanId,
  PlanItemId,
  TeacherId,
  WindowId,
} from '../words/index.ts';
import { Ability, Quality } from './ability-state.ts';
import { Aid, CountdownSeconds, Zoom } from './aid-state.ts';
import { Regions } from './region-state.ts';
import {
  Corner,
  FollowerRole,
  Inset,
  Layout,
  LayoutKind,
  Loop,
  PageFit,
  Paper,
  PauseReason,
  SessionDocument,
  SessionLesson,
  Split,
} from './state.ts';

/** What a window may ask for. Times are of the lesson; the reducer clamps them to it. */
export const WindowCommand = v.variant('type', [
  v.object({ type: v.literal('play') }),
  /** `presentedSeconds`: the middle of the frame the asking window shows, where it knows one. */
  v.object({
    type: v.literal('pause'),
    reason: v.picklist(['teacher', 'pen']),
    presentedSeconds: v.nullable(MediaSeconds),
  }),
  /** `passing`: the seek bar is being dragged, and this is hardly its last place. */
  v.object({ type: v.literal('seek'), mediaSeconds: MediaSeconds, passing: v.optional(v.literal(true)) }),
  v.object({ type: v.literal('seekBy'), deltaSeconds: v.pipe(v.number(), v.finite()) }),
  v.object({ type: v.literal('nextStop') }),
  v.object({ type: v.literal('previousStop') }),
  v.object({ type: v.literal('nextChapter') }),
  v.object({ type: v.literal('previousChapter') }),
  /** Null: it goes on past its end. */
  v.object({ type: v.literal('loop'), loop: v.nullable(Loop) }),
  v.object({ type: v.literal('rate'), rate: v.pipe(v.number(), v.minValue(0.5), v.maxValue(2)) }),
  v.object({
    type: v.literal('volume'),
    volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    muted: v.boolean(),
  }),
  v.object({ type: v.literal('captions'), languages: v.pipe(v.array(v.string()), v.maxLength(2)) }),
  v.object({ type: v.literal('layout'), kind: LayoutKind, corner: v.optional(Corner) }),
  /** By hand; null: as drawn again. */
  v.object({
    type: v.literal('tuneLayout'),
    split: v.optional(v.nullable(Split)),
    inset: v.optional(v.nullable(Inset)),
  }),
  /** A window loses that share of the frames in this quality, and goes on losing them. */
  v.object({
    type: v.literal('dropped'),
    droppedShare: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    quality: Quality,
  }),
  /** Whatever this PC was seen to play; null: as it can. */
  v.object({ type: v.literal('quality'), chosen: v.nullable(Quality) }),
  v.object({ type: v.literal('blank'), blank: v.boolean() }),
  v.object({ type: v.literal('freeze'), frozen: v.boolean(), presentedSeconds: v.nullable(MediaSeconds) }),
  /** Puts the question away, or shows it again with its whole think time. */
  v.object({ type: v.literal('question'), shown: v.boolean() }),
  v.object({ type: v.literal('zoom'), zoom: Zoom }),
  /** One at a time; null takes it away. */
  v.object({ type: v.literal('aid'), aid: v.nullable(Aid) }),
  /** Begins one; null takes it away. */
  v.object({ type: v.literal('countdown'), seconds: v.nullable(CountdownSeconds) }),
  v.object({ type: v.literal('holdCountdown'), held: v.boolean() }),
  v.object({
    type: v.literal('lengthenCountdown'),
    bySeconds: v.pipe(v.number(), v.minValue(-3600), v.maxValue(3600)),
  }),
  v.object({ type: v.literal('board'), pageId: PageId, paper: Paper }),
  v.object({ type: v.literal('closeBoard') }),
  /** To a page of the document on show; the reducer holds it to the document. */
  v.object({
    type: v.literal('turn'),
    digest: AssetDigest,
    pageIndex: v.pipe(v.number(), v.integer()),
    scroll: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  }),
  v.object({ type: v.literal('fit'), fit: PageFit }),
  v.object({ type: v.literal('closeDocument') }),
  /** A window has opened the document and says how many pages it has. */
  v.object({
    type: v.literal('pages'),
    digest: AssetDigest,
    pageCount: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000)),
  }),
  v.object({
    type: v.literal('panel'),
    touch: v.optional(v.picklist(['draw', 'locked'])),
    dock: v.optional(v.boolean()),
  }),
  /** A follower has its frame for this gathering on show and can start. */
  v.object({ type: v.literal('ready'), windowId: WindowId, gathering: v.number() }),
  /** The leading window says which frame it presented when the lesson paused. */
  v.object({ type: v.literal('fixFrame'), presentedSeconds: MediaSeconds }),
]);
export type WindowCommand = v.InferOutput<typeof WindowCommand>;

/** What only main itself may do. */
export const MainCommand = v.variant('type', [
  v.object({
    type: v.literal('open'),
    lesson: v.nullable(SessionLesson),
    teacherId: v.nullable(TeacherId),
    classId: v.nullable(ClassId),
    fromSeconds: MediaSeconds,
    /** As this teacher last had it in this lesson. */
    layout: v.optional(Layout),
  }),
  v.object({ type: v.literal('end') }),
  /** The plan's segment that the lesson shows from now on. */
  v.object({ type: v.literal('segment'), segmentId: PlanItemId }),
  /** The open lesson's cues became others: its plan was edited, or another plan is the one it is taught by. */
  v.object({ type: v.literal('cues'), lessonId: LessonId, cues: v.array(Cue), planId: v.nullable(PlanId) }),
  v.object({ type: v.literal('document'), document: SessionDocument, pageIndex: v.number() }),
  /** Another teacher or class was chosen; windows ask for that by `people.choose`. */
  v.object({ type: v.literal('class'), teacherId: v.nullable(TeacherId), classId: v.nullable(ClassId) }),
  v.object({ type: v.literal('attach'), windowId: WindowId, role: FollowerRole }),
  v.object({ type: v.literal('detach'), windowId: WindowId }),
  /** The clock passed `stopsAtSeconds`. */
  v.object({ type: v.literal('reachedStop') }),
  /** A gathering took too long; those that are ready start. */
  v.object({ type: v.literal('startAnyway'), gathering: v.number() }),
  /** The leading window did not say which frame it shows; the expected one is taken. */
  v.object({ type: v.literal('fixAnyway') }),
  /** More of this lesson's film has been converted; null: all of it. */
  v.object({ type: v.literal('prepared'), lessonId: LessonId, preparedSeconds: v.nullable(MediaSeconds) }),
  /** The regions of this lesson's recording were marked, or are no longer. */
  v.object({ type: v.literal('regions'), lessonId: LessonId, regions: v.nullable(Regions) }),
  /** The slides of this lesson were put right. */
  v.object({ type: v.literal('slides'), lessonId: LessonId, slideSeconds: v.array(MediaSeconds) }),
  v.object({ type: v.literal('sleep'), reason: PauseReason }),
  /** As it was kept of this PC. */
  v.object({ type: v.literal('ability'), ability: Ability }),
  /** The held picture's ink ends here; main knows the number. */
  v.object({ type: v.literal('inkHeld'), inkSequence: v.number() }),
]);
export type MainCommand = v.InferOutput<typeof MainCommand>;

export type SessionCommand = WindowCommand | MainCommand;

/** Why a command was not taken. Shown to the teacher in words where it matters. */
export type Refusal = {
  readonly code:
    | 'nothingShown'
    | 'noLesson'
    | 'noDocument'
    | 'noSuchPage'
    | 'notPlaying'
    | 'alreadySo'
    | 'stale'
    | 'noSuchStop'
    | 'unknownWindow'
    | 'notWhileFrozen';
};
