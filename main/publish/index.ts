// A folder of lessons becomes a feed: built, signed, and laid where others read it. A school or a county does it with
// the command line; the app only reads feeds.
export { type BuiltFeed, buildFeed } from './build-feed.ts';
export { type FeedKey, makeKeys, readKeys } from './keys.ts';
export { publishFeed } from './publish-feed.ts';
export { FeedDescription, WrittenLesson } from './read-lessons.ts';
export { signFeed } from './sign-feed.ts';
