import * as v from 'valibot';
import {
  AssetDigest,
  ClassId,
  Cue,
  CueId,
  FrameTimes,
  LessonId,
  LocalText,
  MediaSeconds,
  MonotonicMs,
  PageId,
  PlanId,
  PlanItemId,
  SessionId,
  Subject,
  TeacherId,
  TrackRole,
  WindowId,
} from '../words/index.ts';
import { Ability, LighterFile } from './ability-state.ts';
import { Aid, Countdown, Zoom } from './aid-state.ts';
import { Regions } from './region-state.ts';

/** How the tracks share the 16:9 picture. With one track every kind is that track alone. */
export const LayoutKind = v.picklist(['sideBySide', 'pictureInPicture', 'screenOnly', 'explanationOnly']);
export type LayoutKind = v.InferOutput<typeof LayoutKind>;
export const Corner = v.picklist(['topLeft', 'topRight', 'bottomLeft', 'bottomRight']);
export type Corner = v.InferOutput<typeof Corner>;
/** Where the inset was put by hand: a share of the picture from its left, from its top, and of its width. */
export const Inset = v.object({
  x: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  y: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  width: v.pipe(v.number(), v.minValue(0.1), v.maxValue(0.5)),
});
export type Inset = v.InferOutput<typeof Inset>;
/** How much of the width the screen has beside the teacher. */
export const Split = v.pipe(v.number(), v.minValue(0.4), v.maxValue(0.88));
/** `split` and `inset` are absent where the layout is as drawn, untouched by hand. */
export const Layout = v.object({
  kind: LayoutKind,
  corner: Corner,
  split: v.optional(Split),
  inset: v.optional(Inset),
});
export type Layout = v.InferOutput<typeof Layout>;

export const Paper = v.picklist(['blank', 'squares', 'characters', 'fourLines', 'staves']);
export type Paper = v.InferOutput<typeof Paper>;

/** A small all-intra copy of a track's picture, of the same times: shown until the full picture is there. */
export const ScrubCopy = v.object({ digest: AssetDigest, mediaType: v.string(), frames: FrameTimes });
export type ScrubCopy = v.InferOutput<typeof ScrubCopy>;

/** A moving picture of the lesson as the windows need it: which file, how big, when each frame begins. */
export const Track = v.object({
  role: TrackRole,
  digest: AssetDigest,
  mediaType: v.string(),
  width: v.number(),
  height: v.number(),
  frames: FrameTimes,
  hasSound: v.boolean(),
  /** Absent until it was made. */
  scrub: v.optional(ScrubCopy),
  /** For a PC that cannot play this one; largest first. */
  lighter: v.optional(v.array(LighterFile)),
  /** It is still converted: its pieces are fetched as they come, until the lesson is opened again. */
  growing: v.optional(v.object({ mimeType: v.string(), durationSeconds: MediaSeconds })),
  /** How much louder it is to be played so that lessons are equally loud (EBU R128); absent: not measured. */
  gainDb: v.optional(v.number()),
});
export type Track = v.InferOutput<typeof Track>;

/** One picture of small true pictures in rows, for the seek bar: picture n is of `n x everySeconds`. */
export const PreviewStrip = v.object({
  digest: AssetDigest,
  everySeconds: v.pipe(v.number(), v.minValue(0.1)),
  count: v.pipe(v.number(), v.integer(), v.minValue(1)),
  columns: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** Of each small picture, in pixels. */
  width: v.pipe(v.number(), v.integer(), v.minValue(1)),
  height: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type PreviewStrip = v.InferOutput<typeof PreviewStrip>;

export const CaptionTrack = v.object({ language: v.string(), digest: AssetDigest });
export type CaptionTrack = v.InferOutput<typeof CaptionTrack>;

/** The lesson being taught. Main fills this in; a window only names the lesson. */
export const SessionLesson = v.object({
  id: LessonId,
  title: LocalText,
  subject: Subject,
  durationSeconds: MediaSeconds,
  tracks: v.pipe(v.array(Track), v.minLength(1)),
  captions: v.array(CaptionTrack),
  cues: v.array(Cue),
  /** Absent until it was made. */
  strip: v.optional(PreviewStrip),
  /** Where the screen changes its slide, ascending; absent until that was looked for. */
  slideSeconds: v.optional(v.array(MediaSeconds)),
  /** Its film is still converted, and so far it is there; absent: all of it. */
  preparedSeconds: v.optional(MediaSeconds),
  /** The teacher's plan whose cues are among `cues`. */
  planId: v.optional(PlanId),
  /** Which of the plan's segments was asked for last: a plan may show the same part twice. */
  segmentId: v.optional(PlanItemId),
  /** Where one recording shows presenter and screen; absent until somebody has marked it. */
  regions: v.optional(Regions),
});
export type SessionLesson = v.InferOutput<typeof SessionLesson>;

export const PauseReason = v.picklist([
  'teacher',
  'pen',
  'cue',
  'end',
  'preparing',
  'opened',
  'blank',
  'board',
  'document',
  'sleep',
]);
export type PauseReason = v.InferOutput<typeof PauseReason>;

/** A place of a drag that goes on: what comes next is wanted sooner than its full picture. */
const Passing = v.optional(v.literal(true));

/**
 *            play                 every follower ready, or 2 s
 *   paused --------> gathering ------------------------------> playing
 *     ^  ^  seek keeps        |  pause                          |  |
 *     |  |  it paused         v                                 |  | seek
 *     |  +---------------- (paused) <---------------------------+  +--> gathering
 *     |       pause: `fixing` until the leading window has said which frame it shows
 */
export const Motion = v.variant('kind', [
  v.object({
    kind: v.literal('paused'),
    mediaSeconds: MediaSeconds,
    /** True while the leading window has not yet said which frame it presented. */
    fixing: v.boolean(),
    reason: PauseReason,
    cueId: v.nullable(CueId),
    passing: Passing,
  }),
  v.object({
    kind: v.literal('gathering'),
    mediaSeconds: MediaSeconds,
    /** Rises with each gathering, so that a late `ready` for an older one is known. */
    gathering: v.number(),
    missing: v.array(WindowId),
    passing: Passing,
  }),
  v.object({
    kind: v.literal('playing'),
    mediaSeconds: MediaSeconds,
    /** When `mediaSeconds` is due; may lie a little ahead, so that all start together. */
    atMonotonicMs: MonotonicMs,
    /** The next pause point or the end; every follower stops there by itself. */
    stopsAtSeconds: MediaSeconds,
  }),
]);
export type Motion = v.InferOutput<typeof Motion>;

/** A document before the class: a PDF, a picture or a text of the store. Main fills this in. */
export const SessionDocument = v.object({
  digest: AssetDigest,
  /** The lesson whose package it belongs to. */
  lessonId: v.nullable(LessonId),
  title: LocalText,
  mediaType: v.string(),
});
export type SessionDocument = v.InferOutput<typeof SessionDocument>;

/** A whole page in the picture, or its whole width: then `scroll` says how much of what does not fit is above. */
export const PageFit = v.picklist(['page', 'width']);
export type PageFit = v.InferOutput<typeof PageFit>;

const DocumentShowing = v.object({
  kind: v.literal('document'),
  document: SessionDocument,
  /** From 0. */
  pageIndex: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Null until a window has opened the document. */
  pageCount: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
  fit: PageFit,
  scroll: v.number(),
});
export type DocumentShowing = v.InferOutput<typeof DocumentShowing>;

export const Showing = v.variant('kind', [
  v.object({ kind: v.literal('nothing') }),
  v.object({ kind: v.literal('lesson') }),
  /** `beneath`: the document that is back when the board closes. */
  v.object({ kind: v.literal('board'), pageId: PageId, paper: Paper, beneath: v.optional(DocumentShowing) }),
  DocumentShowing,
]);
export type Showing = v.InferOutput<typeof Showing>;

/** The question that pupils think about: the lesson's cue, and when the think time is over, where it has one. */
export const QuestionOnShow = v.object({ cueId: CueId, endsAtMonotonicMs: v.nullable(MonotonicMs) });
export type QuestionOnShow = v.InferOutput<typeof QuestionOnShow>;

/** All that is needed to draw the held picture again, even in a window that reloads while frozen. */
export const FrozenPicture = v.object({
  showing: Showing,
  layout: Layout,
  mediaSeconds: MediaSeconds,
  /** Ink records up to and with this sequence number belong to the held picture. */
  inkSequence: v.number(),
  captions: v.array(v.string()),
  question: v.nullable(QuestionOnShow),
  zoom: Zoom,
  aid: v.nullable(Aid),
});
export type FrozenPicture = v.InferOutput<typeof FrozenPicture>;

export const FollowerRole = v.picklist(['console', 'screen']);
export type FollowerRole = v.InferOutput<typeof FollowerRole>;
export const Follower = v.object({ windowId: WindowId, role: FollowerRole });
export type Follower = v.InferOutput<typeof Follower>;

/** Which state a window has. Revisions are compared only within one session: a main that starts again counts anew. */
export const SessionMark = v.object({ sessionId: SessionId, revision: v.number() });
export type SessionMark = v.InferOutput<typeof SessionMark>;

/** A passage that is played again and again until the teacher lets it go on. */
export const Loop = v.object({ fromSeconds: MediaSeconds, untilSeconds: MediaSeconds });
export type Loop = v.InferOutput<typeof Loop>;

export const SessionState = v.object({
  ...SessionMark.entries,
  showing: Showing,
  lesson: v.nullable(SessionLesson),
  teacherId: v.nullable(TeacherId),
  classId: v.nullable(ClassId),
  motion: Motion,
  /** Null: the lesson stands at none, or the teacher has put it away. */
  question: v.nullable(QuestionOnShow),
  rate: v.number(),
  loop: v.nullable(Loop),
  layout: Layout,
  volume: v.number(),
  muted: v.boolean(),
  /** Languages of the captions shown, at most two; empty is none. */
  captions: v.array(v.string()),
  blank: v.boolean(),
  frozen: v.nullable(FrozenPicture),
  zoom: Zoom,
  aid: v.nullable(Aid),
  countdown: v.nullable(Countdown),
  ability: Ability,
  /** Pen and finger on the large screen: draw, or refused while pupils crowd the panel. */
  panelTouch: v.picklist(['draw', 'locked']),
  panelDock: v.boolean(),
  followers: v.array(Follower),
});
export type SessionState = v.InferOutput<typeof SessionState>;
