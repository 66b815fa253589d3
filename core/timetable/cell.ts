import { subjectIn } from '../words/index.ts';
import type { Weekday } from './civil.ts';
import { classKey, looksLikeClass } from './class-name.ts';
import type { Period, WeekKind } from './timetable.ts';

type CellPlace = { readonly weekday: Weekday; readonly number: number };

const weekWords: readonly (readonly [RegExp, WeekKind])[] = [
  [/[([]\s*(?:单周?|odd(?:\s*weeks?)?)\s*[)\]]|单周|\bodd\b/i, 'odd'],
  [/[([]\s*(?:双周?|even(?:\s*weeks?)?)\s*[)\]]|双周|\beven\b/i, 'even'],
];

/**
 * [T17] What a person types or pastes into a cell: `四2 数学`, `数学 王老师`, `四(2)班/数学/王老师`. What names a subject is the
 * subject, what names a class the class, the rest is the teacher, and alone a subject of the school's own (班会).
 * `classNames`: classes that are known here, whatever they are called.
 * Several stand behind a semicolon, on lines of their own, or as 数学(单)/美术(双).
 */
export function readCell(text: string, place: CellPlace, classNames: readonly string[] = []): readonly Period[] {
  const known = new Set(classNames.map(classKey));
  const isClass: IsClass = (word) => looksLikeClass(word) || known.has(classKey(word));
  return partsOf(text.normalize('NFKC'), isClass).flatMap((part) => periodOf(part, place, isClass) ?? []);
}

type IsClass = (word: string) => boolean;

function partsOf(text: string, isClass: IsClass): readonly string[] {
  return text.split(/[;|]+/).flatMap((part) => joinedLines(part.split(/[\n\r]+/), isClass).flatMap(splitByWeeks));
}

/** 语文 over 张三 is one period, 语文 over 数学 are two: a line that says again what was said begins another. */
function joinedLines(lines: readonly string[], isClass: IsClass): readonly string[] {
  const joined: { text: string; hasClass: boolean; hasSubject: boolean }[] = [];
  for (const text of lines) {
    const words = wordsOf(text);
    if (words.length === 0) continue;
    const hasClass = words.some(isClass);
    const hasSubject = words.some((word) => !isClass(word) && isSubject(word));
    const last = joined.at(-1);
    if (!last || (hasClass && last.hasClass) || (hasSubject && last.hasSubject)) {
      joined.push({ text, hasClass, hasSubject });
    } else {
      last.text += ` ${text}`;
      last.hasClass ||= hasClass;
      last.hasSubject ||= hasSubject;
    }
  }
  return joined.map(({ text }) => text);
}

/** A stroke parts the words of one period, and two periods only where each says its weeks: 数学(单)/美术(双). */
function splitByWeeks(line: string): readonly string[] {
  const halves = line.split('/');
  const bothSay = halves.length === 2 && halves.every((half) => weekWords.some(([word]) => word.test(half)));
  return bothSay ? halves : [line];
}

function periodOf(part: string, place: CellPlace, isClass: IsClass): Period | null {
  const week = weekWords.find(([word]) => word.test(part))?.[1] ?? 'every';
  const plain = weekWords.reduce((text, [word]) => text.replaceAll(new RegExp(word, 'gi'), ' '), part);
  const words = wordsOf(plain);
  if (words.length === 0) return null;
  let className: string | null = null;
  let subject: string | null = null;
  const rest: string[] = [];
  for (const word of words) {
    if (className === null && isClass(word)) className = word;
    else if (subject === null && isSubject(word)) subject = word;
    else rest.push(word);
  }
  // 班会 and 晨读 are in no list of subjects.
  const own = rest.findIndex((word) => !isPerson(word));
  if (subject === null && own >= 0) [subject = null] = rest.splice(own, 1);
  return { ...place, week, className, subject, teacherName: rest.join(' ').slice(0, 40) || null };
}

const isPerson = (word: string): boolean => /老师$|^(?:mr|mrs|ms|miss|teacher)\b/i.test(word);
const isSubject = (word: string): boolean => subjectIn(word) !== null && !isPerson(word);

/** `Class 4.2`, `Grade 4 Class 2` and `Ms Li` are one word each. */
function wordsOf(text: string): readonly string[] {
  return text
    .replace(/\b(grade)\s+(\d{1,2})\s*,?\s*(class)\s+(\d{1,2})\b/gi, '$1\u00a0$2\u00a0$3\u00a0$4')
    .replace(/\b(class|mrs?|ms|miss)\.?\s+(?=\S)/gi, '$1\u00a0')
    .split(/[ \t,，、·/]+/)
    .map((word) => word.replaceAll('\u00a0', ' ').trim().slice(0, 40))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** How a period is shown in its cell, and what is typed to get it again. */
export function cellText(periods: readonly Period[], weekText: Readonly<Record<'odd' | 'even', string>>): string {
  return periods
    .map(({ className, subject, teacherName, week }) => {
      const words = [className, subject, teacherName].filter((word) => word !== null).join(' ');
      return week === 'every' ? words : `${words} (${weekText[week]})`;
    })
    .join('; ');
}
