import { browseChannels } from './browse-channels.ts';
import type { CallOf, HandlersOf } from './channel.ts';
import { classroomChannels } from './classroom-channels.ts';
import { feedChannels } from './feed-channels.ts';
import { libraryChannels } from './library-channels.ts';
import { sourcesChannels } from './sources-channels.ts';

/** The contract: every channel once. Both sides and all carriers are derived from this table. */
export const channels = {
  ...libraryChannels,
  ...browseChannels,
  ...classroomChannels,
  ...feedChannels,
  ...sourcesChannels,
} as const;

export type Channels = typeof channels;
export type ChannelName = keyof Channels & string;
export type Handlers = HandlersOf<Channels>;
export type CallMain = CallOf<Channels>;
