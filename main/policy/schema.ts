import * as v from 'valibot';
import { Fingerprint } from '../../core/contract/index.ts';
import { Language } from '../../core/words/index.ts';
import { TimetablePolicy } from './timetable-policy.ts';

const folder = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(1000),
  v.check((path) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path), 'an absolute path'),
);

/** Of a day: 16:30. */
const hour = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'an hour such as 16:30'));

/** Every key that IT can set, with what it does. Only keys that do something now stand here. */
export const Policy = v.object({
  /** Lessons, catalogue and files of this PC: best a drive that is not reset at every start. */
  dataFolder: v.nullable(folder),
  /** Marks, classes, stops and settings. Named by policy it is one for the room; else each account has its own. */
  lessonsFolder: v.nullable(folder),
  /** Backups of both, best on another drive. */
  backupsFolder: v.nullable(folder),
  /** The language of accounts that have not chosen one. */
  language: v.nullable(Language),
  /** True: a start goes on with the teacher and class that were chosen last. False: nobody is chosen. */
  keepChosenClass: v.boolean(),
  /** Catalogues that this PC has, and the fingerprint of each one's first root: nobody is asked, nobody can leave it. */
  feeds: v.pipe(
    v.array(v.object({ address: v.pipe(v.string(), v.minLength(1), v.maxLength(2000)), fingerprint: Fingerprint })),
    v.maxLength(100),
  ),
  /** False: no phone or tablet can be a remote here, and Lectern never listens to the network. */
  phoneRemote: v.boolean(),
  /** What comes by itself, not what somebody wants at once. */
  downloads: v.object({
    /** Only between these hours of the day, over midnight too; null: at any hour. */
    hours: v.nullable(v.object({ from: hour, to: hour })),
    /** No more than this over the line of this PC, in bytes a second; null: as quick as it goes. */
    bytesPerSecondMax: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(10_000))),
  }),
  /** Bells, the week, holidays and the term of the school; what is given is not changed on the PC. */
  timetable: v.nullable(TimetablePolicy),
});
export type Policy = v.InferOutput<typeof Policy>;

export const defaultPolicy: Policy = {
  dataFolder: null,
  lessonsFolder: null,
  backupsFolder: null,
  language: null,
  keepChosenClass: true,
  feeds: [],
  phoneRemote: true,
  downloads: { hours: null, bytesPerSecondMax: null },
  timetable: null,
};
