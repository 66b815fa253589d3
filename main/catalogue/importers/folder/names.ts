import type { SkipCode, Skipped } from '../importer.ts';

export const folderDepthMax = 12;
/** NTFS counts UTF-16 units, ext4 bytes, of which a Chinese character has three: what is longer than this fits neither. */
const nameUnitsMax = 255;

/** Turns or hides what stands around it, or parts a path: what such a name shows is not what it is. */
const hostile = /[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069\\/]/u;
const turning = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/gu;
/** Draws nothing, and comes along when a name is copied out of a page. */
const unseen = /[\u061c\u200b-\u200f\u2060\ufeff]/gu;
const ofTheSystem =
  /^(?:\.|~\$)|^(?:(?:eh)?thumbs\.db|desktop\.ini|system volume information|\$recycle\.bin|recycler|__macosx|lost\+found)$/i;

/** Nobody put it there to be found. */
export function isIgnored(name: string): boolean {
  return ofTheSystem.test(name);
}

export function isHostile(name: string): boolean {
  return name === '' || name === '.' || name === '..' || name.length > nameUnitsMax || hostile.test(name);
}

/**
 * As names are compared: macOS writes é in two characters, one typist （ and the next (, and a disk comes back from
 * another system with other capitals. What is shown stays as it is written.
 */
export function fold(text: string): string {
  return text.replace(unseen, '').normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

export function shown(text: string): string {
  return text.replace(unseen, '').replace(turning, '').trim();
}

export function nameIn(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export const inFolder = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

export const segmentsOf = (path: string): readonly string[] => (path === '' ? [] : path.split('/'));

/** A path that somebody lists, with `/` between its names; null where it is not to be looked at. */
export function checkPath(path: string): { readonly path: string } | Skipped | null {
  const [first = '', ...rest] = path.split(/[\\/]/);
  const isAbsolute = (first === '' && rest.length > 0) || /^[a-z]:$/i.test(first);
  const segments = [first, ...rest].filter((segment) => segment !== '' && segment !== '.');
  if (isAbsolute || segments.length === 0 || segments.some((segment) => isHostile(segment))) {
    return skipped(path, 'badName', isAbsolute ? 'not below the folder' : 'its name');
  }
  if (segments.some(isIgnored)) return null;
  if (segments.length > folderDepthMax + 1) return tooDeep(path);
  return { path: segments.join('/') };
}

export function tooDeep(path: string): Skipped {
  return skipped(path, 'tooLarge', `deeper than ${folderDepthMax} folders`);
}

/** The place is read by people, so what would turn or hide it is marked. */
export function skipped(path: string, code: SkipCode, detail: string): Skipped {
  const position = path.slice(-600).replace(turning, '\ufffd');
  return { kind: 'skipped', position, code, detail };
}
