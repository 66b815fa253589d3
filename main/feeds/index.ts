// Signed catalogues of others, at an address or on a disk: looked at, subscribed to, renewed in the background, and
// refused with a reason when they are not what their keys say. Publishing one is main/publish.
export {
  bytesOf,
  FEED_FORMAT,
  type FeedDelta,
  type FeedFile,
  FeedIds,
  FeedIndex,
  INDEX_NAME,
  isFeedDigest,
  readIndex,
} from './feed-index.ts';
export { createFeeds, type Feeds } from './feeds.ts';
export { feedHandlers } from './feeds-handlers.ts';
export { mediaPath } from './media-path.ts';
export { beginRhythm } from './rhythm.ts';
