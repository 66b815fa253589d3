import * as v from 'valibot';
import { RemotePress } from '../remote/index.ts';
import { channel } from './channel.ts';
import { classroomChannels } from './classroom-channels.ts';

/** Why no remote can be turned on here, in the order in which it is looked at. */
export const RemoteBarrier = v.picklist([
  'byPolicy',
  /** This PC has no address in a private network. */
  'noNetwork',
  /** Windows: no rule of its firewall lets Lectern be reached; one that is there holds in another kind of network. */
  'noRule',
  'ruleElsewhere',
  /** A rule forbids it; the rules could not be read. */
  'ruleBlocks',
  'rulesUnread',
]);
export type RemoteBarrier = v.InferOutput<typeof RemoteBarrier>;

const Address = v.pipe(v.string(), v.ipv4());
export const RemoteAddress = v.object({ address: Address, name: v.string() });
export type RemoteAddress = v.InferOutput<typeof RemoteAddress>;

export const RemoteState = v.variant('kind', [
  v.object({
    kind: v.literal('off'),
    /** What ended the last one. */
    why: v.nullable(v.picklist(['turnedOff', 'lessonEnded', 'wrongTries'])),
  }),
  v.object({
    kind: v.literal('on'),
    address: Address,
    /** What the code says, its secret in the fragment; null: it was used, and no other phone is wanted. */
    link: v.nullable(v.string()),
    /** A phone that asks, by the six digits it shows. */
    asking: v.nullable(v.string()),
    /** The phone that was allowed. */
    phone: v.picklist(['none', 'here', 'away']),
    /** Its six digits: they stand on it all the while. */
    digits: v.nullable(v.string()),
  }),
]);
export type RemoteState = v.InferOutput<typeof RemoteState>;

export const remoteChannels = {
  /** A phone's only channel. Refused presses are answered by the session's own codes. */
  'remote.press': channel({
    who: ['remote'],
    request: RemotePress,
    answer: v.object({}),
    errors: classroomChannels['session.command'].errors,
  }),
  'remote.state': channel({ who: ['console'], request: v.object({}), answer: RemoteState, errors: [] }),
  /** Where a remote could be turned on; on Windows it looks at the firewall's rules, which takes a moment. */
  'remote.look': channel({
    who: ['console'],
    request: v.object({}),
    answer: v.object({
      /** Of this PC in private networks, the likeliest first. */
      addresses: v.array(RemoteAddress),
      barrier: v.nullable(RemoteBarrier),
    }),
    errors: [],
  }),
  'remote.open': channel({
    who: ['console'],
    request: v.object({ address: Address }),
    answer: RemoteState,
    errors: [...RemoteBarrier.options, 'nothingShown', 'addressGone', 'portTaken'],
  }),
  /** `digits`: whom the answer is for; meanwhile it may have gone. */
  'remote.answer': channel({
    who: ['console'],
    request: v.object({ digits: v.pipe(v.string(), v.length(6)), allow: v.boolean() }),
    answer: RemoteState,
    errors: ['phoneGone'],
  }),
  /** A code for another phone; the one that was allowed stays until the other is. */
  'remote.renew': channel({ who: ['console'], request: v.object({}), answer: RemoteState, errors: ['isOff'] }),
  'remote.close': channel({ who: ['console'], request: v.object({}), answer: RemoteState, errors: [] }),
} as const;
