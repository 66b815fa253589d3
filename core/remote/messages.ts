import * as v from 'valibot';
import { Language } from '../words/index.ts';
import { RemoteLesson } from './lesson.ts';

const callId = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** What a phone says under seal. What it presses is judged by the contract's own schema. */
export const FromPhone = v.variant('type', [
  v.object({ type: v.literal('press'), id: callId, press: v.unknown() }),
  /** Where a thumb is on the pad, which stands for the picture as the class sees it; null: it was lifted. Not answered. */
  v.object({ type: v.literal('light'), at: v.nullable(v.object({ x: share, y: share })) }),
  /** It is still there. */
  v.object({ type: v.literal('here') }),
]);
export type FromPhone = v.InferOutput<typeof FromPhone>;

/** What Lectern says under seal. */
export const FromMain = v.variant('type', [
  /** The console has been asked; nothing else is said before it allows. */
  v.object({ type: v.literal('asking'), language: Language }),
  v.object({ type: v.literal('lesson'), lesson: RemoteLesson }),
  v.object({ type: v.literal('answer'), id: callId, code: v.nullable(v.string()) }),
  v.object({ type: v.literal('here') }),
]);
export type FromMain = v.InferOutput<typeof FromMain>;

/** One message under seal, of either direction, is at most this long as it goes over the wire. */
export const SEALED_LENGTH_MAX = 8192;
/** What a phone sends is shorter; longer ones end its connection before they are read. */
export const PHONE_BYTES_MAX = 2048;

/** A thumb on the pad tells of its place this often at most; at rest it says now and then that it is still there. */
export const LIGHT_EVERY_MS = 40;
export const LIGHT_AGAIN_MS = 500;
/** How often either side says that it is still there, and how long silence may last. */
export const HERE_EVERY_MS = 4000;
export const SILENCE_MS_MAX = 12_000;

/** Why Lectern ends a connection. */
export const remoteCloseCodes = {
  /** Of an older code, or of none: scan again. */
  wrongKey: 4401,
  /** The teacher pressed Refuse. */
  refused: 4402,
  /** A message that is not what was signed, or not the one that was due. */
  nonsense: 4403,
  /** Another phone, or another page of this one, is the remote now. */
  replaced: 4404,
  /** Turned off, or the lesson has ended. */
  off: 4405,
  silent: 4406,
  tooFast: 4407,
  /** Another phone is being asked about. */
  busy: 4408,
} as const;

/** After these it connects again by itself; after any other it says why and stays. */
export const mayTryAgain = (code: number): boolean =>
  code < 4000 ||
  code === remoteCloseCodes.nonsense ||
  code === remoteCloseCodes.silent ||
  code === remoteCloseCodes.tooFast;
