import type { Kind } from '../endings.ts';
import { fold } from './names.ts';

/** What teachers, recorders and platforms write behind a lesson's name to say what a file of it is for. */
const wordsByRole = {
  explanation: ['老师讲解', '教师讲解', '讲解视频', '讲解', '主讲', '老师', '教师', 'explanation', 'teacher'],
  screen: ['屏幕录制', '屏幕', '录屏', 'screen'],
  slides: ['教学课件', '课件', '幻灯片', '演示文稿', 'ppt', 'slides'],
  teachingPlan: ['教学设计', '教学方案', '教案', 'teaching plan', 'lesson plan'],
  taskSheet: ['学习任务单', '任务单', '导学案', '导学单', '学案', 'task sheet'],
  exercises: [
    '课后练习',
    '课后作业',
    '课时练习',
    '练习题',
    '练习',
    '作业',
    '习题',
    'exercises',
    'homework',
    'worksheet',
  ],
  subtitles: ['字幕', 'subtitles'],
  composite: ['课堂实录', '课堂录像', '视频课程', '教学视频', '微课视频', '实录', '微课', '视频', 'video', 'composite'],
  textbook: ['电子课本', '教科书', '课本', '教材', 'textbook'],
} as const;
export type RoleWord = keyof typeof wordsByRole;
export type Role = RoleWord | 'audio' | 'poster' | 'document';

const roleOfWord: ReadonlyMap<string, RoleWord> = new Map(
  Object.entries(wordsByRole).flatMap(([role, words]) => words.map((word) => [word, role as RoleWord])),
);
const words = [...roleOfWord.keys()].sort((one, other) => other.length - one.length).join('|');
const apart = '[\\s_\\-—–·.:：,，、]';
const [opens, closes] = ['[(（【\\[「]', '[)）】\\]」]'];
const number = '\\s*[(（]?\\d{0,2}[)）]?';

const alone = new RegExp(`^${opens}?(${words})(${number})${closes}?$`, 'i');
const behindApart = new RegExp(
  `(?:${apart}*${opens}\\s*(${words})${number}${closes}|(${apart}+)(${words})${number})$`,
  'i',
);
const behind = new RegExp(`(${words})$`, 'i');
const before = new RegExp(`^(?:${opens}(${words})${closes}|(${words})(${apart}+))`, 'i');
/** `lesson.en.srt`: what players expect of subtitles in several languages. */
const ofLanguage = /\.(?:zh|zh-cn|zh-hans|zh-hant|cn|chs|cht|chi|zho|en|eng|双语|中英)$/i;

export type Told = {
  /** The lesson's own name; empty where the folder is the lesson and the file is only `课件.pptx`. */
  readonly base: string;
  readonly word: RoleWord | null;
  /** Whether it counts only beside a file of that base: 我的老师 is no explanation of 我的, unless that is there too. */
  readonly onlyBeside: boolean;
};

/** The ways to read a name, the likeliest first; the last is always the whole name. */
export function waysToRead(stem: string, kind: Kind): readonly Told[] {
  const named = kind === 'subtitles' ? stem.replace(ofLanguage, '') : stem;
  const whole: Told = { base: named, word: null, onlyBeside: false };
  const isAlone = alone.exec(named);
  // 微课1 and 微课2 are two lessons; 练习1 and 练习2 belong to one.
  const plays = kind === 'video' || kind === 'audio';
  if (isAlone)
    return plays && /\d/.test(isAlone[2] ?? '') ? [whole] : [{ ...whole, base: '', word: wordOf(isAlone[1]) }];
  const read = readBehind(named) ?? readBefore(named);
  return read === null ? [whole] : [read, whole];
}

function readBehind(stem: string): Told | null {
  const marked = behindApart.exec(stem);
  if (marked) {
    const base = stem.slice(0, marked.index).trim();
    // A space alone parts words of every title: Our teacher, Our homework.
    const onlyBeside = /^\s+$/.test(marked[2] ?? '') && !/\p{Script=Han}{2}|\d|\s/u.test(base);
    return base === '' ? null : { base, word: wordOf(marked[1] ?? marked[3]), onlyBeside };
  }
  const ends = behind.exec(stem);
  const base = ends === null ? '' : stem.slice(0, ends.index).trim();
  return base === '' ? null : { base, word: wordOf(ends?.[1]), onlyBeside: true };
}

function readBefore(stem: string): Told | null {
  const marked = before.exec(stem);
  const base = marked === null ? '' : stem.slice(marked[0].length).trim();
  const onlyBeside = /^\s+$/.test(marked?.[3] ?? '');
  return base === '' ? null : { base, word: wordOf(marked?.[1] ?? marked?.[2]), onlyBeside };
}

function wordOf(word: string | undefined): RoleWord | null {
  return roleOfWord.get((word ?? '').toLowerCase()) ?? null;
}

/** The folder 课件 holds the slides of the lessons beside it. */
export function roleOfFolder(name: string): RoleWord | null {
  return roleOfWord.get(fold(name)) ?? null;
}

export function roleOf(kind: Kind, word: RoleWord | null): Role {
  if (kind === 'audio' || kind === 'subtitles') return kind;
  if (kind === 'picture') return 'poster';
  if (kind === 'video') return word === 'slides' ? 'screen' : (word ?? 'composite');
  const isOfPlaying = word === null || ['explanation', 'screen', 'composite', 'subtitles'].includes(word);
  if (kind === 'slides') return isOfPlaying ? 'slides' : word;
  if (isOfPlaying) return word === 'screen' ? 'slides' : 'document';
  return word;
}

/** A PDF by itself: what its whole name says. */
export function roleOfLonePdf(stem: string, namesVolume: boolean): Role {
  if (/试卷|试题|真题|习题|练习题|答案/.test(stem)) return 'exercises';
  return namesVolume || /教科书|课本|教材|读本|用书|textbook/i.test(stem) ? 'textbook' : 'document';
}

const order: readonly Role[] = [
  ...(['explanation', 'screen', 'composite', 'audio', 'textbook', 'slides', 'teachingPlan', 'taskSheet'] as const),
  ...(['exercises', 'document', 'subtitles', 'poster'] as const),
];

/** As a lesson's files are listed: what is shown in class comes first. */
export function placeOfRole(role: Role): number {
  return order.indexOf(role);
}
