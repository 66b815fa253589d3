import { stageOfGrade } from '../../../../core/words/index.ts';
import type { Around, FolderReading } from './folders.ts';
import { isVolumeName, namesBook, type Reading, readName } from './name-reading.ts';
import { fold, shown } from './names.ts';
import type { Field, Fields } from './understood.ts';

/**
 * Folders and the lesson's own name, laid over each other. A name that says several things of the curriculum is a
 * book's and tells best which one it is; a lesson's title says nothing, 科学家的故事 is of 语文 when it lies there.
 */
export function placeLesson(around: Around, title: Field<string>, name: string | null): Fields {
  const said: FolderReading[] = name === null ? [] : [{ reading: readName(name), from: { kind: 'name', name } }];
  const strong = said.filter(({ reading }) => reading.isStrong);
  const folders = around.readings;
  const grade = first('grade', strong, folders);
  const subjectFolders = folders.filter(({ reading }) => reading.subjectAlone);
  const subject = first('subject', subjectFolders, strong, folders) ?? subjectApart(name ?? '');
  return {
    title,
    stage: first('stage', folders, strong) ?? (grade && { value: stageOfGrade(grade.value), from: { kind: 'grade' } }),
    grade,
    subject,
    publisher: first('publisher', folders, strong),
    year: first('year', strong, folders),
    // 四年级数学 平均数（上） in the folder 四年级下册 is of 下册.
    volume: isVolumeName(name ?? '') ? first('volume', strong, folders) : first('volume', folders, strong),
    units: unitsOf(around, title, name),
  };
}

/** The first that says anything of it. */
function first<Key extends keyof Reading>(key: Key, ...lists: readonly (readonly FolderReading[])[]) {
  for (const { reading, from } of lists.flat()) {
    const value = reading[key];
    if (value !== null) return { value: value as NonNullable<Reading[Key]>, from };
  }
  return null;
}

/** 三角形的内角和 数学, 【数学】三角形: a word by itself that is a subject. */
function subjectApart(name: string): Fields['subject'] {
  for (const word of name.split(/[\p{P}\p{S}\s]+/u)) {
    const { subject, subjectAlone } = readName(word);
    if (subject !== null && subjectAlone) return { value: subject, from: { kind: 'name', name } };
  }
  return null;
}

const unitInName = /第\s*[零一二三四五六七八九十\d]+\s*(?:单元|章)|\bunit\s*\d+/i;

function unitsOf({ units }: Around, title: Field<string>, name: string | null): readonly Field<string>[] {
  // 三角形的内角和/三角形的内角和.mp4
  const folders = fold(units.at(-1)?.value ?? '') === fold(title.value) ? units.slice(0, -1) : units;
  if (folders.length > 0 || name === null || namesBook(name)) return folders;
  const told = unitInName.exec(name);
  return told === null ? [] : [{ value: shown(told[0]), from: { kind: 'name', name } }];
}
