import * as v from 'valibot';
import { LessonId, LocalText, UnixMs } from '../words/index.ts';
import { channel } from './channel.ts';

/** The feed's own name: the ids of its lessons begin with it, so it never changes. */
export const FeedId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/));

/** http(s), or a folder: a share, a USB disk. */
const FeedAddress = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(2000));
/** SHA-256 of the first root of its keys, lower-case hex. */
export const Fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** Why a feed was not taken, or not renewed. What is already here stays in every case. */
export const feedErrors = [
  /** Not an address that a feed can have. */
  'badAddress',
  'unreachable',
  /** Nothing at this address says that it is a feed. */
  'notAFeed',
  /** A page for people came instead: the network wants a sign-in, or the address is wrong. */
  'captivePortal',
  'forged',
  'tooFewSignatures',
  /** New keys that the old ones did not sign. */
  'keysNotHandedOver',
  'rolledBack',
  /** Not renewed in time by its publisher, or somebody holds the news back. */
  'expired',
  'wrongClock',
  /** Parts of different versions put together. */
  'mixed',
  'endless',
  'truncated',
  'wrongDigest',
  'badNames',
  /** Unpacks to far more than it may. */
  'bomb',
  'damaged',
  /** Made for a newer Lectern. */
  'tooNew',
  'feedIdChanged',
  'feedIdTaken',
  'fingerprintChanged',
  'alreadySubscribed',
  'diskFull',
  'cancelled',
] as const;
export const FeedErrorCode = v.picklist(feedErrors);
export type FeedErrorCode = v.InferOutput<typeof FeedErrorCode>;

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

export const FeedChange = v.object({
  atUnixMs: UnixMs,
  /** Null: it came for the first time. */
  fromVersion: v.nullable(count),
  toVersion: count,
  /** All of it came anew, so nothing tells what of it was there before. */
  whole: v.boolean(),
  ...{ added: count, updated: count, withdrawn: count, removed: count },
  /** The first of them. */
  listed: v.array(
    v.object({ kind: v.picklist(['added', 'updated', 'withdrawn']), lessonId: LessonId, title: LocalText }),
  ),
});
export type FeedChange = v.InferOutput<typeof FeedChange>;

export const Feed = v.object({
  id: FeedId,
  address: v.string(),
  title: LocalText,
  fingerprint: Fingerprint,
  /** IT subscribed to it: it cannot be left here. */
  byPolicy: v.boolean(),
  /** 0: nothing of it has been taken in yet. */
  version: count,
  lessons: count,
  publishedUnixMs: v.nullable(UnixMs),
  /** When it was last found to be as it is here, or renewed. */
  checkedUnixMs: v.nullable(UnixMs),
  lastChange: v.nullable(FeedChange),
  state: v.variant('kind', [
    v.object({ kind: v.literal('idle') }),
    v.object({
      kind: v.literal('refreshing'),
      step: v.picklist(['checking', 'fetching', 'takingIn']),
      bytes: count,
      bytesTotal: count,
    }),
    v.object({ kind: v.literal('failed'), code: FeedErrorCode, detail: v.string(), atUnixMs: UnixMs }),
  ]),
});
export type Feed = v.InferOutput<typeof Feed>;

/** What a feed says of itself before anybody subscribes. */
export const FeedLook = v.object({
  id: FeedId,
  address: v.string(),
  title: LocalText,
  fingerprint: Fingerprint,
  lessons: count,
  /** What would be loaded; the lessons' own files are not part of it. */
  bytes: count,
  publishedUnixMs: UnixMs,
});
export type FeedLook = v.InferOutput<typeof FeedLook>;

export const feedChannels = {
  'feeds.list': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({ feeds: v.array(Feed) }),
    errors: [],
  }),
  'feeds.look': channel({
    who: ['console'],
    request: v.object({ address: FeedAddress }),
    answer: FeedLook,
    errors: feedErrors,
  }),
  /** `fingerprint`: the one that was shown. The lessons come after the answer; 'feeds.changed' tells how far it is. */
  'feeds.subscribe': channel({
    who: ['console'],
    request: v.object({ address: FeedAddress, fingerprint: Fingerprint }),
    answer: v.object({ feedId: FeedId }),
    errors: feedErrors,
  }),
  /** Answers when it is done; a person waits for it, so a lesson that is open does not hold it up. */
  'feeds.refresh': channel({
    who: ['console'],
    request: v.object({ feedId: FeedId }),
    answer: v.object({ changed: v.boolean() }),
    errors: [...feedErrors, 'feedGone'],
  }),
  'feeds.cancel': channel({
    who: ['console'],
    request: v.object({ feedId: FeedId }),
    answer: v.object({}),
    errors: ['feedGone'],
  }),
  /** Its lessons leave the catalogue; marks, stops and favourites of teachers stay. */
  'feeds.unsubscribe': channel({
    who: ['console'],
    request: v.object({ feedId: FeedId }),
    answer: v.object({}),
    errors: ['feedGone', 'byPolicy'],
  }),
} as const;
