import * as v from 'valibot';
import { ClassId, PageId, RecordId, TeacherId, UnixMs, WindowId } from '../words/index.ts';

/**
 * Ink is a log of immutable records. Erasing, undo and clear add records; nothing is ever changed or
 * removed, and main gives the order (`sequence`). Replaying a page's records in that order gives the
 * same picture in every window, after any crash, with any number of writers.
 */

/**
 * What the coordinates of a stroke are relative to: the track it was drawn on (it then moves with the
 * track when the layout changes), the page of a document (it then moves with the page), or the whole 16:9 picture (boards, and the bands beside the tracks).
 */
export const Surface = v.picklist(['picture', 'screen', 'explanation', 'composite', 'document']);
export type Surface = v.InferOutput<typeof Surface>;

export const inkColours = ['red', 'blue', 'teal', 'yellow', 'white', 'coral', 'black'] as const;
export const InkColour = v.picklist(inkColours);
export type InkColour = v.InferOutput<typeof InkColour>;

export const StrokeTool = v.picklist(['pen', 'highlighter', 'areaEraser']);
export type StrokeTool = v.InferOutput<typeof StrokeTool>;

/**
 * Points flat, four numbers each: x, y (0..1 of the surface; outside is allowed, and a stroke that begins on
 * a small inset and crosses the picture lies far outside of it),
 * pressure (0..1; 0.5 where the device has none), milliseconds since the stroke's first point.
 */
export const StrokePoints = v.pipe(
  v.array(v.pipe(v.number(), v.finite(), v.minValue(-100), v.maxValue(1e7))),
  v.minLength(4),
  v.maxLength(40_000),
  v.check((flat) => flat.length % 4 === 0, 'four numbers a point'),
);
export type StrokePoints = v.InferOutput<typeof StrokePoints>;

const common = {
  id: RecordId,
  pageId: PageId,
  teacherId: v.nullable(TeacherId),
  classId: v.nullable(ClassId),
  /** The window that made it. */
  writer: WindowId,
  madeUnixMs: UnixMs,
};

export const InkRecord = v.variant('kind', [
  v.object({
    ...common,
    kind: v.literal('stroke'),
    tool: StrokeTool,
    surface: Surface,
    colour: InkColour,
    /** Width as a share of the surface's height. */
    width: v.pipe(v.number(), v.minValue(0.0005), v.maxValue(0.5)),
    /** From a pen that reports pressure; else the width follows the speed of the hand. */
    hasPressure: v.boolean(),
    points: StrokePoints,
  }),
  v.object({
    ...common,
    kind: v.literal('erase'),
    strokes: v.pipe(v.array(RecordId), v.minLength(1), v.maxLength(10_000)),
  }),
  v.object({ ...common, kind: v.literal('clear') }),
  /** Takes back or brings again what the target did. */
  v.object({ ...common, kind: v.literal('undo'), target: RecordId }),
  v.object({ ...common, kind: v.literal('redo'), target: RecordId }),
]);
export type InkRecord = v.InferOutput<typeof InkRecord>;
export type Stroke = Extract<InkRecord, { kind: 'stroke' }>;

/** A record as main stored it. `sequence` rises over all pages of the database. */
export const StoredInk = v.object({ sequence: v.number(), record: InkRecord });
export type StoredInk = v.InferOutput<typeof StoredInk>;

/** Points of a stroke that is still being drawn; sent window to window, never stored. */
export const LiveInk = v.variant('type', [
  v.object({
    type: v.literal('begin'),
    /** The record's `id`, so that the committed stroke replaces the live one without a flicker. */
    id: RecordId,
    pageId: PageId,
    tool: StrokeTool,
    surface: Surface,
    colour: InkColour,
    width: v.number(),
    hasPressure: v.boolean(),
  }),
  v.object({ type: v.literal('points'), id: RecordId, points: StrokePoints }),
  v.object({ type: v.literal('cancel'), id: RecordId }),
  /** Strokes that an eraser still under way has touched: not shown, until its record says so or a `cancel`. */
  v.object({
    type: v.literal('erasing'),
    id: RecordId,
    pageId: PageId,
    strokes: v.pipe(v.array(RecordId), v.maxLength(10_000)),
  }),
  v.object({ type: v.literal('ping'), nonce: v.string(), from: v.string() }),
  v.object({ type: v.literal('pong'), nonce: v.string() }),
]);
export type LiveInk = v.InferOutput<typeof LiveInk>;
