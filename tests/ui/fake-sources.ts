import type { Feed, FeedLook, Source, SourceLook } from '../../core/contract/index.ts';
import type { JobId } from '../../core/words/index.ts';
import { unixMs } from '../../core/words/index.ts';

const now = Date.UTC(2026, 10, 25, 2, 21);
const noCorrections = { folders: [], columns: [] };
const report: Source['report'] = {
  ...{ added: 4649, updated: 12, unchanged: 0, removed: 3, kept: 0, skippedCount: 3 },
  skipped: [
    { position: 'row 7', code: 'noTitle', detail: '' },
    { position: 'row 8', code: 'duplicate', detail: '三角形的特性' },
    { position: '四年级/数学/草稿.tmp', code: 'notALesson', detail: '' },
  ],
};
const source = (id: string, kind: Source['kind'], path: string, more: Partial<Source>): Source => ({
  ...{ id, kind, path, title: path.split('/').at(-1) ?? '', lessons: 0, corrections: noCorrections },
  ...{ takenUnixMs: unixMs(now - 86_400_000), report: null, state: { kind: 'here' }, files: null },
  ...more,
});

export const sources: readonly Source[] = [
  source('table-1', 'table', '/d/四年级下册微课清单.xlsx', {
    ...{ lessons: 4661, report },
    files: { kind: 'here', here: 9318, bytes: 1.2e12, needsConversion: 4, noFfmpeg: 0, unreadable: 2 },
  }),
  source('lectern.sample', 'builtIn', '', { lessons: 1, takenUnixMs: null }),
  source('folder-1', 'folder', '/d/课程', {
    state: { kind: 'takingIn', jobId: 'j' as JobId, lessons: 1204, total: 2371 },
  }),
  source('folder-2', 'folder', '/e/公开课', {
    lessons: 412,
    files: { kind: 'copying', jobId: 'j2' as JobId, progress: 0.43, isWaiting: true },
  }),
  source('smartedu-1', 'smartedu', '/d/平台目录 2026 秋', {
    takenUnixMs: null,
    state: { kind: 'notTaken', code: 'interrupted', detail: '' },
  }),
  source('kolibri-1', 'kolibri', '/media/KOLIBRI_DATA', {
    lessons: 830,
    state: { kind: 'broken', code: 'partsGone', detail: 'kolibri-1-1a2b3c4d5e6f.lessons of kolibri-1 is gone' },
  }),
];

const fingerprint = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' as Feed['fingerprint'];

export const feeds: readonly Feed[] = [
  {
    ...{ id: 'county', address: 'https://jiaoyan.example.cn/feed/', title: { 'zh-CN': '县教研室', en: 'County' } },
    ...{ fingerprint, byPolicy: false, version: 12, lessons: 3803 },
    ...{ publishedUnixMs: unixMs(now), checkedUnixMs: unixMs(now - 3_600_000) },
    lastChange: {
      ...{ atUnixMs: unixMs(now), fromVersion: 11, toVersion: 12, whole: false },
      ...{ added: 38, updated: 4, withdrawn: 1, removed: 0, listed: [] },
    },
    state: { kind: 'idle' },
  },
  {
    ...{ id: 'city', address: 'https://city.example.cn/feed/', title: { 'zh-CN': '市数字资源', en: 'City' } },
    ...{ fingerprint, byPolicy: true, version: 3, lessons: 120, publishedUnixMs: null, checkedUnixMs: null },
    lastChange: null,
    state: { kind: 'failed', code: 'expired', detail: '', atUnixMs: unixMs(now) },
  },
];

export const feedLook: FeedLook = {
  ...{ id: 'county', address: 'https://jiaoyan.example.cn/feed/', title: { 'zh-CN': '县教研室', en: 'County' } },
  ...{ fingerprint, lessons: 3803, bytes: 12_400_000, publishedUnixMs: unixMs(now - 86_400_000) },
};

const one = { year: null, volume: 'lower', units: [{ 'zh-CN': '第五单元 三角形' }], files: 2 } as const;
const lessons: SourceLook['lessons'] = ['三角形的特性', '三角形的内角和', '四边形的内角和'].map((title) => ({
  ...{ title: { 'zh-CN': title }, stage: 'primary', grade: 4, subject: 'mathematics', publisher: '人教版' },
  ...one,
  units: [...one.units],
}));
const none = { value: null, isVarious: false };
const various = { value: null, isVarious: true };

export const folderLook: SourceLook = {
  ...{ sourceId: 'folder-1', title: '课程', path: '/d/课程', isKnown: true, columns: [], lessons },
  files: { count: 4712, bytes: 3.8e11, freeBytes: 9.2e11, hasRoom: true, isWanted: true },
  report: { ...report, unchanged: 4 },
  folders: [
    { under: '', lessons: 2371, stage: various, grade: various, subject: various, publisher: various, volume: various },
    {
      ...{ under: '四年级', lessons: 412, stage: { value: 'primary', isVarious: false } },
      ...{ grade: { value: 4, isVarious: false }, subject: various, publisher: none, volume: various },
    },
    {
      ...{ under: '四年级/数学', lessons: 96, stage: { value: 'primary', isVarious: false }, publisher: none },
      grade: { value: 4, isVarious: false },
      subject: { value: 'mathematics', isVarious: false },
      volume: { value: 'lower', isVarious: false },
    },
    { under: '第二批', lessons: 38, stage: none, grade: none, subject: none, publisher: none, volume: none },
  ],
};

export const tableLook: SourceLook = {
  ...{ sourceId: 'table-1', title: '清单.xlsx', path: '/d/清单.xlsx', isKnown: false, folders: [], lessons },
  files: { count: 38, bytes: 4.1e10, freeBytes: 1.2e10, hasRoom: false, isWanted: false },
  report: { ...report, updated: 0, removed: 0 },
  columns: [
    { column: '序号', means: null, examples: ['1', '2', '3'] },
    { column: '课程名称（必填）', means: 'title', examples: ['三角形的特性', '三角形的内角和', '草船借箭'] },
    { column: '年级', means: 'grade', examples: ['四年级', '五年级'] },
    { column: '备注', means: 'summary', examples: ['公开课'] },
  ],
};
