import {
  type Grade,
  gradeIn,
  type Stage,
  type Subject,
  stageIn,
  subjectIn,
  type Volume,
  volumeIn,
} from '../../../../core/words/index.ts';
import { editionIn, type NamedEdition, withoutEdition } from './editions.ts';
import { shown } from './names.ts';

/** What one name says of where a lesson belongs. */
export type Reading = NamedEdition & {
  readonly stage: Stage | null;
  readonly grade: Grade | null;
  readonly subject: Subject | null;
  /** The name is the subject's, 数学 or 小学数学; 数学广角 and 科学家 only hold it. */
  readonly subjectAlone: boolean;
  readonly volume: Volume | null;
  /** It names several of these, or a textbook: no title of a lesson does so by chance. */
  readonly isStrong: boolean;
};

export function readName(name: string): Reading {
  const written = shown(name).normalize('NFC');
  const plain = withoutEdition(written).normalize('NFKC');
  const stage = stageOf(plain);
  const grade = gradeOf(plain);
  // 艺术选择性必修2 音乐情境表演 is a book of 艺术.
  const subject = subjectIn(plain.split(/选择性必修|必修|选修/)[0] ?? '') ?? subjectIn(plain);
  const edition = editionIn(written);
  const volume = volumeOf(written);
  const said = [stage, grade, subject, edition.publisher, volume].filter((one) => one !== null).length;
  const isStrong = said >= 2 || (said === 1 && namesBook(plain));
  return { ...edition, stage, grade, subject, subjectAlone: isAlone(plain, subject), volume, isStrong };
}

/** 中小学 is no stage, 小升初 is one's end, and in English a stage is a word of its own: no highlights, no specials. */
function stageOf(plain: string): Stage | null {
  const told = plain.replace(/中小学|初高中|小升初/g, ' ');
  if (/\p{Script=Han}/u.test(told)) return stageIn(told.replace(/[a-z]+/gi, ' '));
  const english = /\b(?:primary|elementary|junior|senior|(?:middle|high|special)(?= (?:high )?school))\b/i.exec(told);
  return english === null ? null : stageIn(english[0]);
}

/** 一年级的小豆豆 is a story. */
function gradeOf(plain: string): Grade | null {
  return gradeIn(plain.replaceAll('年级的', ' '));
}

/** Behind these 上 and 下 in brackets are halves of a book, and in 长征（下） they are not. */
const bookAhead = /(?:年级|[初高][一二三]|语文|数学|英语|科学|物理|化学|生物|历史|地理|纲要)\s*\([上下]\)/;

/** A bare 必修 would make one volume of 必修 技术与设计1 and 必修 技术与设计2, so a book's keeps the words behind it. */
function volumeOf(written: string): Volume | null {
  const plain = written.normalize('NFKC');
  const read = volumeIn(plain);
  if (read === null) return /水平[一二三四五]|中册/.exec(plain)?.[0] ?? null;
  const own = /^(?:选择性必修|必修|选修)/.exec(read)?.[0];
  if (own === undefined)
    return /\([上下]\)/.test(plain) && !isVolumeName(plain) && !bookAhead.test(plain) ? null : read;
  const behind = written.slice(written.lastIndexOf(own) + own.length).trim();
  const half = /[上中下]册/.exec(behind)?.[0];
  if (read === own && (namesBook(written) || written.startsWith(own))) {
    return [...`${own} ${behind}`].slice(0, 40).join('').trim();
  }
  return half === undefined || read.endsWith(half) ? read : `${read} ${half}`;
}

export function namesBook(name: string): boolean {
  return /教科书|课本|教材|读本/.test(name);
}

/** It speaks of a volume in a word of its own. */
export function isVolumeName(name: string): boolean {
  return /[上中下全一二三四五六\d]册|学期|必修|选修|\b(?:upper|lower)\b/i.test(name);
}

const aroundSubject =
  /[(（][^()（）]*[)）]|小学|初中|高中|[一二三四五六七八九\d]+\s*年级|[初高][一二三]|[上中下]册|[上下]学期|全一?册|(?:选择性)?必修.*|选修.*|义务教育|普通高中|教科书|课本|教材|[\p{P}\p{S}\s\d]/gu;

/** What may stand around a subject's shortest name: 生物学, 体育与健康, 中国历史, 地理图册, mathematics. */
const besideSubject = /^(?:学科?|课程?|与健康|图册|中国|世界|人文|思想|语文|练习指导|ematics|s)*$/;

function isAlone(plain: string, subject: Subject | null): boolean {
  const left = plain.replace(aroundSubject, '').toLowerCase();
  if (subject === null || subjectIn(left) !== subject) return false;
  let [from, to] = [0, left.length];
  while (subjectIn(left.slice(from + 1, to)) === subject) from += 1;
  while (subjectIn(left.slice(from, to - 1)) === subject) to -= 1;
  return besideSubject.test(left.slice(0, from) + left.slice(to));
}
