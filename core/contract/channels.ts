import { bookmarkChannels } from './bookmark-channels.ts';
import { browseChannels } from './browse-channels.ts';
import type { CallOf, HandlersOf } from './channel.ts';
import { classroomChannels } from './classroom-channels.ts';
import { documentChannels } from './document-channels.ts';
import { downloadChannels } from './download-channels.ts';
import { favouriteChannels } from './favourite-channels.ts';
import { feedChannels } from './feed-channels.ts';
import { findingChannels } from './finding-channels.ts';
import { historyChannels } from './history-channels.ts';
import { libraryChannels } from './library-channels.ts';
import { planChannels } from './plan-channels.ts';
import { playlistChannels } from './playlist-channels.ts';
import { readyChannels } from './ready-channels.ts';
import { regionChannels } from './region-channels.ts';
import { remoteChannels } from './remote-channels.ts';
import { slideChannels } from './slide-channels.ts';
import { sourcesChannels } from './sources-channels.ts';
import { timetableChannels } from './timetable-channels.ts';

/** The contract: every channel once. Both sides and all carriers are derived from this table. */
export const channels = {
  ...libraryChannels,
  ...bookmarkChannels,
  ...browseChannels,
  ...findingChannels,
  ...classroomChannels,
  ...documentChannels,
  ...downloadChannels,
  ...favouriteChannels,
  ...feedChannels,
  ...historyChannels,
  ...planChannels,
  ...playlistChannels,
  ...readyChannels,
  ...regionChannels,
  ...remoteChannels,
  ...slideChannels,
  ...sourcesChannels,
  ...timetableChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels & string;
export type Handlers = HandlersOf<Channels>;
export type CallMain = CallOf<Channels>;
