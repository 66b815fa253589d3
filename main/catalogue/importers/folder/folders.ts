import { type Reading, readName } from './name-reading.ts';
import { fold, inFolder, segmentsOf, shown } from './names.ts';
import type { Field, From } from './understood.ts';

export type FolderReading = { readonly reading: Reading; readonly from: From };

/** What the folders around a lesson say. */
export type Around = {
  /** From the innermost out. */
  readonly readings: readonly FolderReading[];
  /** From the outermost in. */
  readonly units: readonly Field<string>[];
};

const number = '[零一二三四五六七八九十百\\d]+';
const unitName = new RegExp(
  `^第\\s*${number}\\s*(?:单元|章|节|课|讲|部分|板块|模块|专题|回|篇|组|周|期)|^(?:unit|module|chapter|lesson|part|week|section|starter)\\b`,
  'i',
);

/**
 * Unit is what says so, and inside a book (below an edition, a grade or a volume) whatever is no word of the
 * curriculum. `rootName` is the outermost name.
 */
export function readFolders(folder: string, rootName: string): Around {
  const readings: FolderReading[] = [];
  const units: Field<string>[] = [];
  let path = '';
  let inBook = false;
  const visit = (name: string) => {
    const reading = readName(name);
    const from: From = { kind: 'folder', path };
    const placesBook = reading.grade !== null || reading.publisher !== null || reading.volume !== null;
    const isUnit = unitName.test(name.normalize('NFKC'));
    // 第二单元 长征（下） is no second volume.
    const places = isUnit ? reading.grade !== null : placesBook || reading.stage !== null || reading.subjectAlone;
    if (isUnit || (inBook && !places)) units.push({ value: shown(name), from });
    if (places || (!isUnit && !inBook)) readings.unshift({ reading, from });
    inBook ||= places && placesBook;
  };
  if (shown(rootName) !== '') visit(rootName);
  for (const name of segmentsOf(folder)) {
    path = inFolder(path, name);
    visit(name);
  }
  return { readings, units: units.filter(({ value }) => fold(value) !== '') };
}
