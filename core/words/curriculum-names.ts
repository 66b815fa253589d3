import type { Grade, Stage, Subject, Volume } from './curriculum.ts';

/**
 * What schools, publishers and catalogues call grades, subjects and volumes. Read from names that people wrote
 * (folders, tags, columns of a table, searches), so each reader takes the text around the name too.
 */
const stageNames: readonly (readonly [RegExp, Stage])[] = [
  [/特殊教育|盲校|聋校|培智|special/i, 'special'],
  [/小学|primary|elementary/i, 'primary'],
  [/初中|junior|middle/i, 'junior'],
  [/高中|senior|high/i, 'senior'],
];

/** The longest name that is found counts: 人文地理 before 地理. */
const subjectNames: readonly (readonly [string, Subject])[] = [
  ['语文·书法练习指导', 'calligraphy'],
  ['书法', 'calligraphy'],
  ['语文', 'chinese'],
  ['数学', 'mathematics'],
  ['英语', 'english'],
  ['日语', 'languages'],
  ['俄语', 'languages'],
  ['法语', 'languages'],
  ['德语', 'languages'],
  ['西班牙语', 'languages'],
  ['科学', 'science'],
  ['道德与法治', 'morality'],
  ['思想政治', 'morality'],
  ['思想品德', 'morality'],
  ['品德与社会', 'morality'],
  ['品德与生活', 'morality'],
  ['政治', 'morality'],
  ['道法', 'morality'],
  ['音乐', 'music'],
  ['唱游', 'music'],
  ['美术', 'art'],
  ['艺术', 'art'],
  ['体育与健康', 'sport'],
  ['体育', 'sport'],
  ['信息技术', 'computing'],
  ['信息科技', 'computing'],
  ['通用技术', 'technology'],
  ['劳动与技术', 'labour'],
  ['劳动', 'labour'],
  ['物理', 'physics'],
  ['化学', 'chemistry'],
  ['生物学', 'biology'],
  ['生物', 'biology'],
  ['历史', 'history'],
  ['地理图册', 'geography'],
  ['人文地理', 'geography'],
  ['地理', 'geography'],
  ['心理健康', 'wellbeing'],
  ['综合实践', 'practice'],
  ['生活语文', 'chinese'],
  ['生活数学', 'mathematics'],
  ['生活适应', 'living'],
  ['沟通与交往', 'living'],
  ['律动', 'living'],
  ['chinese', 'chinese'],
  ['mathematics', 'mathematics'],
  ['maths', 'mathematics'],
  ['math', 'mathematics'],
  ['english', 'english'],
  ['science', 'science'],
  ['music', 'music'],
  ['physics', 'physics'],
  ['chemistry', 'chemistry'],
  ['biology', 'biology'],
  ['history', 'history'],
  ['geography', 'geography'],
  ['computing', 'computing'],
];
/** What schools call their subjects, in characters. */
export const subjectWords: readonly string[] = subjectNames
  .map(([name]) => name)
  .filter((name) => /^\p{Script=Han}+$/u.test(name));

const subjectsByLength = [...subjectNames].sort(([a], [b]) => b.length - a.length);

const digits = '零一二三四五六七八九十';

export function stageIn(text: string): Stage | null {
  return stageNames.find(([name]) => name.test(text))?.[1] ?? null;
}

export function subjectIn(text: string): Subject | null {
  const plain = text.toLowerCase();
  return subjectsByLength.find(([name]) => plain.includes(name))?.[1] ?? null;
}

/** Who a book is for is not which one of them it is: 一至二年级, 三年级到六年级, 一年级起点. */
const severalGrades =
  /[一二三四五六七八九\d]+\s*(?:年级)?\s*[至到~-]\s*[一二三四五六七八九\d]+\s*年级|[一二三四五六七八九\d]\s*年级起[点始]/g;

/** Null also for what spans several grades: 一至二年级, 高中年级. */
export function gradeIn(text: string): Grade | null {
  const told = text.replace(severalGrades, ' ');
  // 提高一分 is of no grade.
  const [, stage, place] = /(初|(?<![提最升更])高)([一二三123])(?!年级?册)/.exec(told) ?? [];
  if (stage !== undefined && place !== undefined) return asGrade((stage === '初' ? 6 : 9) + numberOf(place));
  const year =
    /(?<![十\d])([一二三四五六七八九]|\d{1,2})\s*年级/.exec(told)?.[1] ?? /\bgrade\s*(\d{1,2})\b/i.exec(told)?.[1];
  return year === undefined ? null : asGrade(numberOf(year));
}

export function stageOfGrade(grade: Grade): Stage {
  if (grade <= 6) return 'primary';
  return grade <= 9 ? 'junior' : 'senior';
}

/** `upper`, `lower` and `whole`; of books that are counted in another way their own words, such as 必修 第一册. */
export function volumeIn(text: string): Volume | null {
  const own = /(选择性必修|必修|选修)\s*(第?[一二三四五六七八九\d]+册?|[上中下]册)?/.exec(text);
  if (own) return [own[1], own[2]].filter(Boolean).join(' ') as Volume;
  if (/上册|上学期|第一学期|\(上\)|（上）|\bupper\b/i.test(text)) return 'upper';
  if (/下册|下学期|第二学期|\(下\)|（下）|\blower\b/i.test(text)) return 'lower';
  return /全一册|全册|全学年/.test(text) ? 'whole' : null;
}

/** 第六版, 电子版, 中文版: of a book, but not whose. */
const noPublisher =
  /第?[一二三四五六七八九十\d]+版$|(?:电子|中文|英文|双语|教师|学生|完整|高清|彩色|答案|解析|修订|最新|新|旧|原|正|出)版$/;

/** 人教版, and not 第六版; what stands in brackets behind it does not count. */
export function isPublisher(name: string): boolean {
  return !noPublisher.test(name.replace(/[（(].*$/, ''));
}

/** 人教版, 北师大版, with what stands in brackets behind it: 英语 has several of 人教版. */
export function publisherIn(text: string): string | null {
  const told = text.match(/\p{Script=Han}{1,10}版(?:[（(][^（()）]*[）)])*/gu) ?? [];
  return told.find(isPublisher) ?? null;
}

/** The year of the course standard that a textbook says it follows. */
export function standardYearIn(text: string): number | null {
  const year = /(?:根据|依据)?\s*(20\d\d)\s*年?版?(?:课程标准|课标)/.exec(text)?.[1];
  return year === undefined ? null : Number(year);
}

/** Chinese or Arabic digits, up to 99. */
export function numberOf(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const value = (digit: string | undefined, empty: number) => (digit ? digits.indexOf(digit) : empty);
  return (text.includes('十') ? value(tens, 1) * 10 : 0) + value(ones, 0);
}

function asGrade(grade: number): Grade | null {
  return grade >= 1 && grade <= 12 ? (grade as Grade) : null;
}
