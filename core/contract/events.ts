import * as v from 'valibot';
import { LiveInk, StoredInk } from '../ink/index.ts';
import { LiveAid, SessionState } from '../session/index.ts';
import { Displays, People, Settings } from './classroom-channels.ts';
import { Downloads } from './download-channels.ts';
import { Feed } from './feed-channels.ts';
import { Job } from './library-channels.ts';
import { DecodeAsked, ReadyMark } from './ready-channels.ts';
import { RemoteState } from './remote-channels.ts';
import type { Role } from './roles.ts';

/** What main tells windows unasked. A window that missed one attaches again by revision. */
export const events = {
  'session.changed': { who: ['console', 'screen'], payload: SessionState },
  'ink.committed': { who: ['console', 'screen'], payload: StoredInk },
  'ink.live': { who: ['console', 'screen'], payload: LiveInk },
  /** The laser's light in the hand of a phone; of the windows' own hands main hears nothing. */
  'aids.live': { who: ['console', 'screen'], payload: LiveAid },
  'displays.changed': { who: ['console', 'screen'], payload: Displays },
  'people.changed': { who: ['console'], payload: People },
  'settings.changed': { who: ['console', 'screen'], payload: Settings },
  'jobs.changed': { who: ['console'], payload: v.object({ jobs: v.array(Job) }) },
  'downloads.changed': { who: ['console'], payload: Downloads },
  'feeds.changed': { who: ['console'], payload: v.object({ feeds: v.array(Feed) }) },
  'sources.changed': { who: ['console'], payload: v.object({}) },
  /** How many lessons a look has come by. */
  'sources.looking': { who: ['console'], payload: v.object({ lessons: v.number() }) },
  'bookmarks.changed': { who: ['console'], payload: v.object({}) },
  'favourites.changed': { who: ['console'], payload: v.object({}) },
  'playlists.changed': { who: ['console'], payload: v.object({}) },
  'plans.changed': { who: ['console'], payload: v.object({}) },
  'history.changed': { who: ['console'], payload: v.object({}) },
  'ready.changed': { who: ['console'], payload: v.object({ marks: v.array(ReadyMark) }) },
  'ready.decode': { who: ['console'], payload: DecodeAsked },
  /** A code was made or used, a phone asks, came or went. */
  'remote.changed': { who: ['console'], payload: RemoteState },
  'library.changed': { who: ['console'], payload: v.object({}) },
  /** It was edited, a lesson was put into it, or a bell rang. */
  'timetable.changed': { who: ['console'], payload: v.object({}) },
} as const satisfies Record<string, { who: readonly Role[]; payload: v.GenericSchema<unknown, unknown> }>;

export type Events = typeof events;
export type EventName = keyof Events & string;
export type EventPayload<Name extends EventName> = v.InferOutput<Events[Name]['payload']>;
