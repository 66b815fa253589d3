import * as v from 'valibot';
import { LayoutKind } from '../session/index.ts';
import { Language, LocalText, MediaSeconds } from '../words/index.ts';

/** All that a remote can do. What a slip of the thumb must not turn round names the state it wants. */
export const RemotePress = v.variant('type', [
  v.object({ type: v.literal('play') }),
  v.object({ type: v.literal('pause') }),
  v.object({ type: v.literal('seekBy'), deltaSeconds: v.picklist([-10, -5, 5, 10]) }),
  v.object({ type: v.literal('nextStop') }),
  v.object({ type: v.literal('previousStop') }),
  v.object({ type: v.literal('nextPage') }),
  v.object({ type: v.literal('previousPage') }),
  v.object({ type: v.literal('black'), black: v.boolean() }),
  v.object({ type: v.literal('freeze'), frozen: v.boolean() }),
  v.object({
    type: v.literal('volume'),
    volume: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    muted: v.boolean(),
  }),
  v.object({ type: v.literal('layout'), kind: LayoutKind }),
]);
export type RemotePress = v.InferOutput<typeof RemotePress>;

const Page = v.object({ index: v.number(), count: v.nullable(v.number()) });

/** The lesson in short, as a remote is told of it: nobody's name, no note, no mark, no question's text. */
export const RemoteLesson = v.object({
  language: Language,
  /** Of what the class sees: the document, else the lesson; null: an empty board alone. */
  title: v.nullable(LocalText),
  showing: v.picklist(['lesson', 'board', 'document']),
  /** Null without a lesson. */
  time: v.nullable(
    v.object({
      motion: v.picklist(['paused', 'gathering', 'playing']),
      /** When this was sent; a remote counts on from there by its own clock. */
      mediaSeconds: MediaSeconds,
      /** Where it halts by itself. */
      untilSeconds: MediaSeconds,
      durationSeconds: MediaSeconds,
      rate: v.number(),
    }),
  ),
  chapter: v.nullable(LocalText),
  nextStop: v.nullable(v.object({ kind: v.picklist(['pause', 'question']), atSeconds: MediaSeconds })),
  /** Of the document on show. */
  page: v.nullable(Page),
  black: v.boolean(),
  frozen: v.boolean(),
  volume: v.number(),
  muted: v.boolean(),
  layout: LayoutKind,
  /** With one track every layout is that track alone. */
  layouts: v.boolean(),
});
export type RemoteLesson = v.InferOutput<typeof RemoteLesson>;
