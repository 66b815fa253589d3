import type {
  ClassStop,
  Displays,
  Download,
  Downloads,
  Job,
  People,
  ReadyFinding,
  ReadyMark,
  Settings,
} from '../../core/contract/index.ts';
import type { SessionLesson } from '../../core/session/index.ts';
import {
  type AssetDigest,
  bytes,
  type ClassId,
  type CueId,
  type DisplayId,
  type JobId,
  type Lesson,
  type LessonCard,
  type LessonId,
  mediaSeconds,
  type Subject,
  type TeacherId,
  unixMs,
} from '../../core/words/index.ts';

/** What the fake main holds. Only for looking at the views: no figure here is Lectern's. */
export const digests = {
  explanation: '1'.padStart(64, '0') as AssetDigest,
  screen: '2'.padStart(64, '0') as AssetDigest,
  zh: '3'.padStart(64, '0') as AssetDigest,
  en: '4'.padStart(64, '0') as AssetDigest,
  poster: '5'.padStart(64, '0') as AssetDigest,
  handout: '6'.padStart(64, '0') as AssetDigest,
};

export const nowUnixMs = unixMs(Date.UTC(2026, 10, 25, 2, 21));
const cue = (name: string) => name as CueId;
const DURATION = 120;

const cues: Lesson['cues'] = [
  { kind: 'chapter', id: cue('c1'), atSeconds: mediaSeconds(0), title: { 'zh-CN': '猜一猜', en: 'Guess' } },
  { kind: 'chapter', id: cue('c2'), atSeconds: mediaSeconds(18), title: { 'zh-CN': '量一量', en: 'Measure' } },
  { kind: 'pause', id: cue('p1'), atSeconds: mediaSeconds(33) },
  { kind: 'chapter', id: cue('c3'), atSeconds: mediaSeconds(42), title: { 'zh-CN': '拼一拼', en: 'Join' } },
  {
    kind: 'question',
    id: cue('q1'),
    atSeconds: mediaSeconds(70),
    text: {
      'zh-CN': '换一个钝角三角形，还是 180° 吗？为什么？',
      en: 'Take an obtuse triangle: is it still 180°? Why?',
    },
    thinkSeconds: 60,
  },
  { kind: 'chapter', id: cue('c4'), atSeconds: mediaSeconds(72), title: { 'zh-CN': '得出结论', en: 'Conclude' } },
  { kind: 'chapter', id: cue('c5'), atSeconds: mediaSeconds(96), title: { 'zh-CN': '练一练', en: 'Practise' } },
];

const frames = {
  kind: 'constant' as const,
  rateNumerator: 25,
  rateDenominator: 1,
  startSeconds: mediaSeconds(0),
  count: DURATION * 25,
};

function card(
  id: string,
  zh: string,
  en: string,
  subject: Subject,
  grade: number,
  more: Partial<LessonCard> = {},
): LessonCard {
  return {
    id: id as LessonId,
    title: { 'zh-CN': zh, en },
    stage: grade <= 6 ? 'primary' : 'junior',
    grade,
    subject,
    edition: { publisher: '人教版', year: 2022 },
    volume: 'lower',
    unit: { 'zh-CN': '第五单元', en: 'Unit 5' },
    durationSeconds: mediaSeconds(900 + grade * 31),
    poster: null,
    imported: false,
    ready: true,
    ...more,
  };
}

const sampleCard = card('sample/triangle', '三角形的内角和', 'Angles of a triangle', 'mathematics', 4, {
  durationSeconds: mediaSeconds(DURATION),
  poster: digests.poster,
});

export const cards: readonly LessonCard[] = [
  sampleCard,
  card('a/1', '海上日出', 'Sunrise at sea', 'chinese', 4),
  card('a/2', '简单电路', 'A simple circuit', 'science', 4),
  card('a/3', '买东西的学问', 'The art of buying', 'morality', 4),
  card('a/4', '四边形的内角和', 'Angles of a quadrilateral', 'mathematics', 4),
  card('a/5', 'What time is it?', 'What time is it?', 'english', 4),
  card('a/6', '小小少年', 'Little boy', 'music', 4),
  card('a/7', '画家凡·高', 'The painter van Gogh', 'art', 5),
  card('imported/1', '课堂录像 2026-11-20 第三节 四年级数学公开课', 'Recording', 'other', 4, {
    grade: null,
    stage: null,
    volume: null,
    unit: null,
    edition: null,
    imported: true,
  }),
  card('a/8', '二次函数的图象与性质', 'Graphs of quadratic functions', 'mathematics', 9),
  card('a/9', '立定跳远', 'The standing jump', 'sport', 5, { ready: false }),
];

const about: Lesson['about'] = {
  provenance: { region: '江苏省南京市', school: '育才小学', teacher: '周老师', team: '省电化教育馆' },
  reviews: [
    { kind: 'subject', by: '省教研室小学数学组', atUnixMs: unixMs(nowUnixMs - 400 * 86_400_000) },
    { kind: 'content', by: '省电教馆', atUnixMs: unixMs(nowUnixMs - 30 * 86_400_000) },
  ],
  page: 'https://lessons.example/syncClassroom/classActivity?activityId=0f5a&chapterId=77aa&classHourId=lesson_1',
  links: [],
  withdrawn: null,
};

/** A lesson that comes with all that its teacher prepared. */
const packageLesson = 'a/4' as LessonId;
const aboutPackage: Lesson['about'] = {
  provenance: { region: '北京市', school: '实验小学', teacher: '王芳', team: '县教研室' },
  reviews: [
    { kind: 'subject', by: '数学教研组', atUnixMs: nowUnixMs },
    { kind: 'content', by: '县教研室', atUnixMs: nowUnixMs },
  ],
  page: 'https://platform.example/lesson/4',
  links: [
    { role: 'slides', name: '四边形的内角和（第二课时）课件.pptx', mediaType: null, bytes: bytes(4.2e6) },
    { role: 'exercises', name: '课后练习.docx', mediaType: null, bytes: null },
  ],
  withdrawn: null,
};
const fileOf = (role: Lesson['assets'][number]['role'], name: string, mediaType: string, size: number, n: number) => ({
  ...{ role, name, mediaType, bytes: bytes(size) },
  digest: (n === 6 ? digests.handout : String(n).padStart(64, '0')) as AssetDigest,
});
const packageFiles = [
  fileOf('taskSheet', '学习任务单.pdf', 'application/pdf', 412_000, 6),
  fileOf('slides', '四边形的内角和（第一课时）.pptx', 'application/vnd.ms-powerpoint', 6.1e6, 7),
  fileOf('teachingPlan', '教学设计.docx', 'application/msword', 88_000, 8),
  fileOf('audio', '课文朗读.mp3', 'audio/mpeg', 1.9e6, 9),
  fileOf('document', '板书照片.jpg', 'image/jpeg', 840_000, 10),
];

export const lessonOf = (id: LessonId): Lesson => {
  const found = cards.find((one) => one.id === id) ?? sampleCard;
  const file = { variant: '1080p', durationSeconds: mediaSeconds(DURATION), width: 1920, height: 1080, frames };
  const text = { variant: '', durationSeconds: null, width: null, height: null, frames: null, hasSound: false };
  const rest = id === packageLesson ? packageFiles.map((one) => ({ ...text, language: null, ...one })) : [];
  return {
    ...{ ...found, durationSeconds: mediaSeconds(DURATION) },
    summary: {
      'zh-CN': '从量一量到拼一拼：三个内角为什么总是合成一个平角。',
      en: 'From measuring to joining: why three angles always make a straight line.',
    },
    licence: 'CC BY 4.0',
    attribution: 'Lectern',
    assets: [
      {
        ...file,
        role: 'explanation',
        digest: digests.explanation,
        bytes: bytes(3.1e6),
        mediaType: 'video/mp4',
        language: 'zh-CN',
        hasSound: true,
      },
      {
        ...file,
        role: 'screen',
        digest: digests.screen,
        bytes: bytes(1.8e6),
        mediaType: 'video/mp4',
        language: null,
        hasSound: false,
      },
      { ...text, role: 'subtitles', digest: digests.zh, bytes: bytes(3100), mediaType: 'text/vtt', language: 'zh-CN' },
      { ...text, role: 'subtitles', digest: digests.en, bytes: bytes(3400), mediaType: 'text/vtt', language: 'en' },
      {
        ...text,
        role: 'poster',
        digest: digests.poster,
        bytes: bytes(88_000),
        mediaType: 'image/png',
        language: null,
        width: 1920,
        height: 1080,
      },
      ...rest,
    ],
    cues,
    about: id === packageLesson ? aboutPackage : about,
  };
};

export const takenBack = (lesson: Lesson): Lesson => ({
  ...lesson,
  withdrawn: true,
  ...(lesson.about && {
    about: {
      ...lesson.about,
      withdrawn: { reason: '教材已修订，由 2024 年版替代', atUnixMs: unixMs(nowUnixMs - 9 * 86_400_000) },
    },
  }),
});

export const sessionLesson = (): SessionLesson => ({
  id: sampleCard.id,
  title: sampleCard.title,
  subject: sampleCard.subject,
  durationSeconds: mediaSeconds(DURATION),
  tracks: [
    {
      role: 'explanation',
      digest: digests.explanation,
      mediaType: 'video/mp4',
      width: 992,
      height: 1584,
      frames,
      hasSound: true,
    },
    {
      role: 'screen',
      digest: digests.screen,
      mediaType: 'video/mp4',
      width: 1920,
      height: 1080,
      frames,
      hasSound: false,
    },
  ],
  captions: [
    { language: 'zh-CN', digest: digests.zh },
    { language: 'en', digest: digests.en },
  ],
  cues: [...cues],
  slideSeconds: [0, 18, 42, 58, 72, 96].map(mediaSeconds),
  // One picture for the whole lesson: enough to see where it stands.
  strip: { digest: digests.poster, everySeconds: DURATION, count: 1, columns: 1, width: 320, height: 180 },
});

const className = (name: string) => name as ClassId;
export const people: People = {
  teachers: [
    { id: 't1' as TeacherId, name: '王老师', subject: 'mathematics' },
    { id: 't2' as TeacherId, name: '李老师', subject: null },
  ],
  classes: [
    { id: className('4-1'), name: '四(1)班' },
    { id: className('4-2'), name: '四(2)班' },
    { id: className('4-3'), name: '四(3)班' },
    { id: className('5-1'), name: '五(1)班' },
  ],
  teacherId: 't1' as TeacherId,
  classId: className('4-2'),
};

const stop = (name: string, id: string, at: number, pages: number, daysAgo: number, finished = false): ClassStop => {
  const lesson = cards.find((one) => one.id === id) ?? sampleCard;
  return {
    classId: className(name),
    className: people.classes.find((one) => one.id === name)?.name ?? null,
    lessonId: lesson.id,
    title: lesson.title,
    lesson,
    stopSeconds: mediaSeconds(at),
    durationSeconds: lesson.durationSeconds,
    finished,
    pages,
    atUnixMs: unixMs(nowUnixMs - daysAgo * 86_400_000),
  };
};

export const goOn: readonly ClassStop[] = [
  stop('4-1', 'a/1', 902, 5, 1),
  stop('4-2', 'sample/triangle', 58, 3, 3),
  stop('4-3', 'sample/triangle', 120, 2, 6, true),
  stop('5-1', 'a/7', 372, 1, 8),
];

export const settings: Settings = {
  language: 'zh-CN',
  eraserReturnsToPen: false,
  panelDock: true,
  dockSide: 'right',
  mouseDrawsOnScreen: false,
  captionSize: 'normal',
  captionPlace: 'foot',
  soundOutput: '',
  countdownSound: true,
};

const display = (id: string, label: string, x: number, primary: boolean) => ({
  id: id as DisplayId,
  label,
  x,
  y: 0,
  width: 1920,
  height: 1080,
  scale: 1,
  primary,
  touch: false,
});
export const twoDisplays: Displays = {
  displays: [display('d1', '', 0, true), display('d2', 'EPSON PJ', 1920, false)],
  arrangement: 'extended',
  testCard: false,
  consoleDisplayId: 'd1' as DisplayId,
  largeScreen: { kind: 'none' },
};

const job = (id: string, title: string, state: Job['state']): Job => ({
  id: id as JobId,
  kind: 'import',
  lessonId: null,
  title,
  state,
});
const fromLine = (line: number) => ({ line, room: 0, disk: 0 }) as Download['from'];
const download = (at: number, state: Download['state'], share: number): Download => ({
  ...{ lessonId: cards[at]?.id as LessonId, title: cards[at]?.title ?? {}, subject: cards[at]?.subject ?? null, state },
  ...{ bytes: bytes(414_000_000), hereBytes: bytes(Math.round(414_000_000 * share)) },
  ...{ from: fromLine(Math.round(414_000_000 * share)), giver: state.kind === 'running' ? 'mirror.example' : null },
});
/** The first lesson's; null: nobody asked for it. */
export const downloadOf = (state: Download['state'] | null | undefined): Downloads => ({
  ...{ downloads: state ? [download(0, state, 0.43)] : [], stopped: false, today: fromLine(state ? 178_000_000 : 0) },
});
export const allDownloads: Downloads = {
  downloads: [
    download(0, { kind: 'running', step: 'downloading', bytesPerSecond: 8_600_000 }, 0.43),
    download(1, { kind: 'running', step: 'probing', bytesPerSecond: 0 }, 1),
    download(2, { kind: 'paused' }, 0.1),
    download(3, { kind: 'waiting', why: 'turn', tries: 0 }, 0),
    download(
      4,
      { kind: 'failed', code: 'wrongDigest', detail: '', tries: 2, againUnixMs: unixMs(nowUnixMs + 300_000) },
      0.96,
    ),
    download(5, { kind: 'done', atUnixMs: unixMs(nowUnixMs - 600_000) }, 1),
  ],
  ...{ stopped: false, today: { line: 41_000_000, room: 3_380_000_000, disk: 0 } as Download['from'] },
};
export const checkOf = (state: Job['state'] | undefined): readonly Job[] =>
  state ? [{ ...job('r1', '三角形的内角和', state), kind: 'ready', lessonId: cards[0]?.id ?? null }] : [];
export const readyMarks = (findings: readonly ReadyFinding[] | undefined): readonly ReadyMark[] =>
  findings && cards[0]
    ? [
        {
          lessonId: cards[0].id,
          kind: findings.length === 0 ? 'ready' : 'faults',
          checkedAtUnixMs: unixMs(nowUnixMs - 3_600_000),
          findings: [...findings],
        },
      ]
    : [];
export const jobs: readonly Job[] = [
  {
    ...job('j1', '公开课 第二课时.mkv', { kind: 'running', step: 'converting', progress: 0.43 }),
    lessonId: sampleCard.id,
  },
  job('j2', 'broken.mp4', { kind: 'failed', code: 'truncated', detail: 'moov atom not found' }),
  job('j3', '练习讲评.mp4', { kind: 'done', lessonId: 'imported/1' as LessonId }),
];

export const networks = [
  { address: '192.168.3.24', name: 'WLAN' },
  { address: '10.20.1.7', name: '以太网' },
];
