import type {
  Download,
  Job,
  LargeScreen,
  People,
  ReadyFinding,
  Recovery,
  RemoteBarrier,
  RemoteState,
  Settings,
} from '../../core/contract/index.ts';
import type { SessionCommand } from '../../core/session/index.ts';
import {
  type DisplayId,
  type FilmFault,
  type LessonId,
  mediaSeconds,
  type PageId,
  unixMs,
  type WindowId,
} from '../../core/words/index.ts';
import { digests, nowUnixMs } from './fake-data.ts';

/** One view as it is looked at: which page, what main says, and what is pressed first. */
export type Scene = {
  readonly role: 'console' | 'screen';
  readonly settings?: Partial<Settings>;
  readonly people?: Partial<People>;
  readonly large?: LargeScreen;
  readonly oneDisplay?: boolean;
  readonly testCard?: boolean;
  /** What the check before class found of the sample. */
  readonly ready?: readonly ReadyFinding[];
  /** Two displays that show the same. */
  readonly mirrored?: boolean;
  readonly empty?: boolean;
  readonly jobs?: boolean;
  /** How the download of the first lesson stands; it is not here then. */
  readonly download?: Download['state'] | null;
  /** Several, in every state. */
  readonly downloads?: boolean;
  /** Its film is still converted, and there up to here. */
  readonly prepared?: number;
  /** A check before class of the first lesson. */
  readonly check?: Job['state'];
  /** All of the first lesson is here, and its film cannot be shown. */
  readonly filmFault?: FilmFault;
  /** The first lesson was taken back by its catalogue. */
  readonly withdrawn?: boolean;
  /** Feeds beside the catalogues that were taken in. */
  readonly sources?: boolean;
  readonly recoveries?: readonly Recovery[];
  /** The teacher's plan for the first lesson. */
  readonly plan?: 'full' | 'empty' | 'many';
  /** How a phone's remote stands, and what keeps it from being turned on. */
  readonly remote?: RemoteState;
  readonly remoteBarrier?: RemoteBarrier;
  /** Opens the lesson there. */
  readonly lessonAt?: number;
  readonly inkAt?: readonly number[];
  readonly commands?: readonly SessionCommand[];
  /** Test ids to press, in order; `key:` presses keys, `type:` types into what has the focus, `css:` presses that, `hover:` points at it. */
  readonly press?: readonly string[];
};

const shown: LargeScreen = { kind: 'shown', displayId: 'd2' as DisplayId, windowId: 'screen' as WindowId };
const captions: SessionCommand = { type: 'captions', languages: ['zh-CN'] };
const bothCaptions: SessionCommand = { type: 'captions', languages: ['zh-CN', 'en'] };
const board: SessionCommand = { type: 'board', pageId: 'board/squares-a' as PageId, paper: 'squares' };
const handout: SessionCommand = {
  type: 'document',
  document: {
    ...{ digest: digests.handout, lessonId: 'a/4' as LessonId, mediaType: 'application/pdf' },
    title: { 'zh-CN': '学习任务单', en: 'Task sheet' },
  },
  pageIndex: 1,
};
const toPlan = 'prepare';
const row = 'main browse-row';
/** The lesson of which a scene says how it stands: the sample. */
const told = 'css:main [data-lesson="sample/triangle"]';
const inkAt = [12.02, 30.02, 31.02, 50.02, 58.02];
const teach: Scene = { role: 'console', large: shown, lessonAt: 58, inkAt, commands: [captions] };
const spoken: Scene = { ...teach, role: 'screen', lessonAt: 55, inkAt: [] };
const alone: Scene = { role: 'console', oneDisplay: true, lessonAt: 58, inkAt };

const remoteOn = {
  kind: 'on',
  address: '192.168.3.24',
  link: 'http://192.168.3.24:27180/#00112233445566778899aabbccddeeff',
  asking: null,
  phone: 'none',
  digits: null,
} as const;

const toPlace = ['nav-sources', 'source-add'] as const;

export const scenes = {
  shelf: { role: 'console' },
  'shelf-empty': {
    role: 'console',
    empty: true,
    people: { classes: [], teachers: [], classId: null, teacherId: null },
  },
  'shelf-search': { role: 'console', press: ['search', 'type:角'] },
  'shelf-focus': { role: 'console', press: ['search'] },
  'shelf-filter': { role: 'console', press: ['filter-subject'] },
  'shelf-import': { role: 'console', jobs: true },
  'shelf-recovered': {
    role: 'console',
    recoveries: [{ database: 'lessons', rung: 'restored', backupUnixMs: unixMs(nowUnixMs - 86_400_000) }],
  },
  'shelf-choosing': { role: 'console', press: ['free-period', 'lesson-card'] },
  'shelf-suggest': { role: 'console', press: ['search', 'type:三'] },
  'shelf-meant': { role: 'console', press: ['search', 'type:三角型'] },
  books: { role: 'console', press: ['nav-books'] },
  'books-editions': { role: 'console', press: ['nav-books', row, row, row] },
  'books-units': { role: 'console', press: ['nav-books', row, row, row, row, row] },
  'books-lessons': { role: 'console', press: ['nav-books', row, row, row, row, row, row] },
  'books-superseded': {
    role: 'console',
    press: ['nav-books', row, row, row, 'css:main .browse-rows li:nth-child(2) button'],
  },
  'books-fits': { role: 'console', press: ['nav-books', row, row, row, 'main fits-chip'] },
  'books-empty': { role: 'console', empty: true, press: ['nav-books', row, row, row, row, row, row] },
  themes: { role: 'console', press: ['nav-themes'] },
  'theme-lessons': { role: 'console', press: ['nav-themes', row, 'main facet-grade'] },
  recent: { role: 'console', press: ['nav-books', 'browse-tab-recent'] },
  timetable: { role: 'console', press: ['nav-timetable'] },
  'timetable-typing': { role: 'console', press: ['nav-timetable', 'week-cell', 'type:四2 科学'] },
  'timetable-day': { role: 'console', press: ['nav-timetable', 'add-from-month'] },
  plans: { role: 'console', plan: 'full', press: ['nav-plans'] },
  'plans-many': { role: 'console', plan: 'many', press: ['nav-plans'] },
  'plans-none': { role: 'console', plan: 'empty', press: ['nav-plans'] },
  'plans-rename': { role: 'console', plan: 'full', press: ['nav-plans', 'plan-rename'] },
  playlists: { role: 'console', press: ['nav-playlists'] },
  'playlists-none': { role: 'console', empty: true, press: ['nav-playlists'] },
  playlist: { role: 'console', press: ['nav-playlists', 'playlist'] },
  'playlist-rename': { role: 'console', press: ['nav-playlists', 'playlist', 'playlist-rename'] },
  'playlist-menu': { role: 'console', press: [told, 'playlist-menu'] },
  history: { role: 'console', press: ['nav-history'] },
  sources: { role: 'console', sources: true, press: ['nav-sources', 'source-report', 'feed-details'] },
  'source-kind': { role: 'console', press: ['nav-sources', 'source-add'] },
  'source-place': { role: 'console', press: ['nav-sources', 'source-add', 'source-kind-table', 'source-look'] },
  'source-folder': {
    role: 'console',
    press: [...toPlace, 'source-kind-folder', 'source-path', 'type:/d', 'key:Enter'],
  },
  'source-table': { role: 'console', press: [...toPlace, 'source-kind-table', 'source-path', 'type:/d', 'key:Enter'] },
  'source-taken': {
    role: 'console',
    press: [...toPlace, 'source-kind-folder', 'source-path', 'type:/d', 'key:Enter', 'source-take'],
  },
  'source-feed': {
    role: 'console',
    press: [...toPlace, 'source-kind-feed', 'feed-address', 'type:https://x', 'key:Enter'],
  },
  lesson: { role: 'console', press: [told] },
  'lesson-checked': { role: 'console', ready: [], press: [told] },
  'lesson-checking': {
    ...{ role: 'console', press: [told] },
    check: { kind: 'running', step: 'verifying', progress: 0.43 },
  },
  'lesson-faults': {
    role: 'console',
    ready: [
      { code: 'fileDamaged', digest: digests.screen },
      { code: 'lastNotDecoded', digest: digests.explanation },
      { code: 'displaysMirrored', digest: null },
      { code: 'noSoundOutput', digest: null },
    ],
    press: [told],
  },
  'lesson-plan': { role: 'console', press: [told, 'plan'] },
  'lesson-package': { role: 'console', press: ['css:main [data-lesson="a/4"]'] },
  'lesson-told': { role: 'console', download: null, press: [told] },
  'lesson-address': { role: 'console', download: null, press: [told, 'web-address-whole'] },
  'lesson-withdrawn': { role: 'console', withdrawn: true, press: [told] },
  'lesson-withdrawn-told': { role: 'console', withdrawn: true, download: null, press: [told] },
  'lesson-downloading': {
    role: 'console',
    download: { kind: 'running', step: 'downloading', bytesPerSecond: 8_600_000 },
    press: [told],
  },
  'lesson-not-downloaded': {
    role: 'console',
    download: {
      kind: 'failed',
      code: 'captivePortal',
      detail: 'mirror.example text/html',
      tries: 1,
      againUnixMs: null,
    },
    press: [told],
  },
  'lesson-measuring': {
    ...{ role: 'console', filmFault: 'notMeasured', press: [told] },
    download: { kind: 'running', step: 'probing', bytesPerSecond: 0 },
  },
  'lesson-no-ffmpeg': {
    ...{ role: 'console', filmFault: 'notMeasured', press: [told] },
    download: { kind: 'failed', code: 'ffmpegMissing', detail: '', tries: 1, againUnixMs: null },
  },
  'lesson-film-fault': { role: 'console', download: null, filmFault: 'needsConversion', press: [told] },
  downloads: { role: 'console', downloads: true, press: ['nav-downloads'] },
  'downloads-none': { role: 'console', press: ['nav-downloads'] },
  'shelf-downloading': {
    role: 'console',
    download: { kind: 'running', step: 'downloading', bytesPerSecond: 8_600_000 },
  },
  'class-picker': { role: 'console', press: [told, 'main class-picker'] },
  keys: { role: 'console', press: ['keys'] },
  'test-card': { role: 'screen', testCard: true },
  'test-card-console': { role: 'console', large: shown, press: ['test-card'] },
  'test-card-one': { role: 'console', oneDisplay: true, large: { kind: 'none' }, testCard: true },
  'prepare-empty': { role: 'console', plan: 'empty', press: [told, toPlan] },
  prepare: {
    role: 'console',
    plan: 'full',
    press: [told, toPlan, 'segment-handle', 'key:BracketRight', 'key:BracketRight'],
  },
  'prepare-asking': {
    role: 'console',
    plan: 'full',
    press: [told, toPlan, 'key:BracketRight', 'key:q', 'type:它有几个角？'],
  },
  'prepare-lesson': { role: 'console', plan: 'full', press: [told, toPlan, 'add-lesson'] },
  'dry-run': { role: 'console', plan: 'full', press: [told, toPlan, 'dry-run', 'dry-run-skip'] },
  'dry-run-end': { role: 'console', plan: 'full', press: [told, toPlan, 'dry-run', 'dry-run-skip', 'dry-run-skip'] },
  'console-planned': { ...teach, plan: 'full' },
  'console-noted': { ...teach, plan: 'full', press: ['key:Shift+K'] },
  'console-asked': { ...teach, plan: 'full', commands: [{ type: 'seek', mediaSeconds: mediaSeconds(62) }] },
  'screen-asked': {
    ...teach,
    role: 'screen',
    plan: 'full',
    commands: [{ type: 'seek', mediaSeconds: mediaSeconds(62) }],
  },
  'panel-notes': { ...alone, plan: 'full', press: ['more', 'more-own', 'notes-ask'] },
  console: teach,
  'console-plain': { ...teach, commands: [], inkAt: [] },
  'console-pip': {
    ...teach,
    commands: [captions, { type: 'layout', kind: 'pictureInPicture', corner: 'bottomRight' }],
  },
  'console-tune': { ...teach, commands: [{ type: 'tuneLayout', split: 0.62 }], press: ['layout-tune'] },
  'console-tune-inset': {
    ...{ ...teach, press: ['layout-tune'] },
    commands: [
      { type: 'layout', kind: 'pictureInPicture' },
      { type: 'tuneLayout', inset: { x: 0.1, y: 0.2, width: 0.3 } },
    ],
  },
  'console-question': { ...teach, commands: [{ type: 'seek', mediaSeconds: mediaSeconds(70) }] },
  'console-frozen': {
    ...teach,
    commands: [
      { type: 'freeze', frozen: true, presentedSeconds: null },
      { type: 'seek', mediaSeconds: mediaSeconds(80) },
    ],
  },
  'console-black': { ...teach, commands: [{ type: 'blank', blank: true }] },
  'console-lost': { ...teach, large: { kind: 'lost', displayId: 'd2' as DisplayId } },
  'console-lost-alone': { ...teach, oneDisplay: true, large: { kind: 'lost', displayId: 'd2' as DisplayId } },
  'console-lost-planned': {
    ...{ ...teach, plan: 'full', oneDisplay: true, press: ['transcript-open'] },
    large: { kind: 'lost', displayId: 'd2' as DisplayId },
  },
  'test-card-ask': { ...teach, press: ['key:F8'] },
  'console-shapes': { ...teach, press: ['tool-shape'] },
  'console-aside': { ...teach, large: { kind: 'aside', displayId: 'd2' as DisplayId } },
  'console-strain': { ...teach, commands: [{ type: 'dropped', droppedShare: 0.42, quality: 'full' }] },
  'console-by-hand': { ...teach, large: { kind: 'byHand', address: '/screen?window=x', windowId: null } },
  'console-board': { ...teach, commands: [board] },
  'console-transcript': { ...teach, press: ['transcript-open'] },
  'console-bookmarks': { ...teach, press: ['key:d', 'transcript-open', 'beside-bookmarks'] },
  'console-preparing': {
    ...teach,
    jobs: true,
    prepared: 70,
    commands: [captions, { type: 'seek', mediaSeconds: mediaSeconds(80) }],
  },
  'panel-preparing': { ...alone, jobs: true, prepared: 70, press: ['more'] },
  'console-slides': { ...teach, press: ['transcript-open', 'beside-slides'] },
  'console-transcript-search': { ...teach, press: ['transcript-open', 'transcript-search', 'type:角'] },
  'console-loop': {
    ...teach,
    press: ['hover:timeline'],
    commands: [{ type: 'loop', loop: { fromSeconds: mediaSeconds(47), untilSeconds: mediaSeconds(66) } }],
  },
  'console-play-menu': { ...teach, press: ['play-menu'] },
  'console-zoom': {
    ...teach,
    commands: [captions, { type: 'zoom', zoom: { scale: 2.5, x: 0.3, y: 0.6 } }],
    press: ['aid-zoom'],
  },
  'console-spotlight': { ...teach, press: ['aid-spotlight'] },
  'console-curtain': { ...teach, press: ['aid-curtain'] },
  'console-magnifier': { ...teach, press: ['aid-magnifier'] },
  'console-countdown': { ...teach, press: ['aid-countdown'] },
  'console-end': { ...teach, press: ['end'] },
  'console-remote': { ...teach, remote: remoteOn, press: ['remote-button'] },
  'console-remote-off': { ...teach, press: ['remote-button'] },
  'console-remote-barred': { ...teach, remoteBarrier: 'noRule', press: ['remote-button'] },
  'console-remote-asks': { ...teach, remote: { ...remoteOn, link: null, asking: '482913' } },
  'console-remote-here': {
    ...teach,
    remote: { ...remoteOn, link: null, phone: 'here', digits: '482913' },
    press: ['remote-button'],
  },
  'panel-remote': { ...alone, remote: remoteOn, press: ['more', 'more-own', 'remote-button'] },
  panel: alone,
  'panel-left': { ...alone, settings: { dockSide: 'left' } },
  'panel-more': { ...alone, press: ['more'] },
  'panel-transcript': { ...alone, press: ['more', 'more-own', 'transcript-open'] },
  'panel-mirrored': { ...alone, mirrored: true, press: ['more', 'more-own'] },
  'panel-private': { ...alone, plan: 'full', press: ['more', 'more-own', 'private'] },
  'panel-planned': { ...alone, plan: 'full', press: ['more', 'more-own'] },
  'panel-playing': { ...alone, press: ['more', 'more-lesson'] },
  'panel-sound': { ...alone, press: ['more', 'more-sound'] },
  'panel-shapes': { ...alone, press: ['tool-shape'] },
  'panel-aids': { ...alone, press: ['more', 'aid-spotlight', 'aid-countdown'] },
  'panel-strain': {
    ...alone,
    commands: [{ type: 'dropped', droppedShare: 0.42, quality: 'full' }],
    press: ['more'],
  },
  'panel-question': { ...alone, commands: [{ type: 'seek', mediaSeconds: mediaSeconds(70) }] },
  'panel-board': { ...alone, commands: [board] },
  'console-document': { ...teach, commands: [handout] },
  'document-contents': { ...teach, commands: [handout], press: ['contents'] },
  'panel-document': { ...alone, commands: [handout] },
  'board-alone': { role: 'console', oneDisplay: true, commands: [board] },
  screen: { ...teach, role: 'screen' },
  'screen-one': { ...teach, role: 'screen', commands: [captions, { type: 'layout', kind: 'screenOnly' }] },
  'screen-captions-two': { ...spoken, commands: [bothCaptions, { type: 'layout', kind: 'screenOnly' }] },
  'screen-captions-head': {
    ...{ ...spoken, settings: { captionPlace: 'head', captionSize: 'large' } },
    commands: [bothCaptions, { type: 'layout', kind: 'pictureInPicture' }],
  },
  'screen-captions-largest': {
    ...{ ...spoken, settings: { captionPlace: 'head', captionSize: 'largest' } },
    commands: [bothCaptions],
  },
  'screen-board': { ...teach, role: 'screen', commands: [board] },
  'screen-document': { ...teach, role: 'screen', commands: [handout] },
  'screen-zoom': { ...teach, role: 'screen', commands: [{ type: 'zoom', zoom: { scale: 2.5, x: 0.3, y: 0.6 } }] },
  'screen-spotlight': {
    ...{ ...teach, role: 'screen' },
    commands: [
      { type: 'aid', aid: { kind: 'spotlight', x: 0.3, y: 0.5, radius: 0.22 } },
      { type: 'countdown', seconds: 90 },
    ],
  },
  'screen-magnifier': {
    ...{ ...teach, role: 'screen' },
    commands: [{ type: 'aid', aid: { kind: 'magnifier', x: 0.3, y: 0.5, scale: 2 } }],
  },
  'screen-lens-board': {
    ...{ ...teach, role: 'screen' },
    commands: [board, { type: 'aid', aid: { kind: 'magnifier', x: 0.3, y: 0.5, scale: 2 } }],
  },
  'screen-lens-page': {
    ...{ ...teach, role: 'screen' },
    commands: [handout, { type: 'aid', aid: { kind: 'magnifier', x: 0.4, y: 0.25, scale: 2.5 } }],
  },
  'screen-page-large': {
    ...{ ...teach, role: 'screen' },
    commands: [handout, { type: 'zoom', zoom: { scale: 4, x: 0.45, y: 0.3 } }],
  },
  'screen-dock': { ...teach, role: 'screen', press: ['touch:'] },
} as const satisfies Record<string, Scene>;

export type SceneName = keyof typeof scenes;
