// Channels of Kolibri, as they lie on a USB export or in Kolibri's own folder: one SQLite database a channel, which is
// only ever read, and a folder of files named by their digest. Topics become units; what plays or can be read becomes
// a lesson, with its files where they were copied along.
export { kolibri } from './kolibri.ts';
