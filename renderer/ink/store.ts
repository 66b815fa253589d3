import {
  createPageInk,
  type InkChange,
  type InkMark,
  type InkRecord,
  type LiveInk,
  lessonMarks,
  type PageInk,
  pageAt,
  type StoredInk,
  type Stroke,
} from '../../core/ink/index.ts';
import type {
  ClassId,
  LessonId,
  MediaSeconds,
  PageId,
  RecordId,
  TeacherId,
  UnixMs,
  WindowId,
} from '../../core/words/index.ts';
import { createLiveRoad, type LiveRoad, type Road } from './live-road.ts';
import type { InkMain, InkOf } from './main-road.ts';
import { createOutbox } from './outbox.ts';
import { createUnderWay, type UnderWay } from './under-way.ts';

/** Whose ink it is. */
export type InkOwner = { readonly teacherId: TeacherId | null; readonly classId: ClassId | null };

/** What a window can add to a page; the store makes the record of it. */
export type InkDeed =
  | ({ readonly kind: 'stroke'; readonly id: RecordId } & Pick<
      Stroke,
      'tool' | 'surface' | 'colour' | 'width' | 'hasPressure' | 'points'
    >)
  | { readonly kind: 'erase'; readonly id: RecordId; readonly strokes: RecordId[] }
  | { readonly kind: 'clear'; readonly id: RecordId }
  | { readonly kind: 'undo' | 'redo'; readonly id: RecordId; readonly target: RecordId };

export type InkStatus = {
  /** Records that main has not acknowledged. */
  readonly unsaved: number;
  /** Code of the last failure; null once a record went through. */
  readonly trouble: string | null;
  readonly road: Road;
};

export type InkStore = {
  /** Another teacher or class: their pages take the place of those before. Loads nothing. */
  choose(owner: InkOwner): void;
  /** Asks main for the pages of a lesson, or all boards; resolves to false when none could be had. */
  load(of: InkOf): Promise<boolean>;
  page(pageId: PageId): PageInk;
  /** The page for this frame of the lesson: one that is there within the tolerance, or the frame's own. */
  pageAt(lessonId: LessonId, frameMiddleSeconds: MediaSeconds, toleranceSeconds?: number): PageId;
  newId(): RecordId;
  add(pageId: PageId, deed: InkDeed): void;
  /** What this window did last, or that very deed, whatever came after it. */
  undo(pageId: PageId, deed?: RecordId): boolean;
  redo(pageId: PageId): boolean;
  /** Null where there is nothing on the page. */
  clear(pageId: PageId): RecordId | null;
  canUndo(pageId: PageId | null): boolean;
  canRedo(pageId: PageId | null): boolean;
  /** Places of the lesson with ink, by time; the same array until one changes. */
  marks(lessonId: LessonId): readonly InkMark[];
  status(): InkStatus;
  /** After each change of any page, of the marks or the status; never for a point of a stroke. */
  watch(hear: () => void): () => void;
  watchPage(hear: (pageId: PageId, change: InkChange) => void): () => void;
  readonly underWay: UnderWay;
  readonly live: Pick<LiveRoad, 'send' | 'expect'>;
  /** The connection to main is back. */
  retry(): void;
  close(): void;
};

export type InkStoreDeps = {
  readonly main: InkMain;
  readonly windowId: WindowId;
  /** `new BroadcastChannel(inkChannelName)`, or null where there is none. */
  readonly channel: BroadcastChannel | null;
  readonly wallClock: () => UnixMs;
  readonly nowMs?: () => number;
  readonly newId?: () => RecordId;
  readonly after?: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** Under half a frame at 60 frames a second: never the frame beside it. */
const sameFrameSeconds = 0.008;
const silentForMs = 30_000;

export function createInkStore(deps: InkStoreDeps): InkStore {
  const { main, windowId, wallClock } = deps;
  const after = deps.after ?? wait;
  const nowMs = deps.nowMs ?? (() => performance.now());
  const newId = deps.newId ?? (() => crypto.randomUUID() as RecordId);
  const listeners = new Set<() => void>();
  const pageListeners = new Set<(pageId: PageId, change: InkChange) => void>();
  const underWay = createUnderWay(nowMs);
  let owner: InkOwner = { teacherId: null, classId: null };
  let pages = new Map<PageId, PageInk>();
  let marks = new Map<LessonId, readonly InkMark[]>();
  const loaded = new Map<string, InkOf>();
  let lastSequence: number | null = null;
  let status: InkStatus = { unsaved: 0, trouble: null, road: 'unknown' };

  function pageOf(pageId: PageId): PageInk {
    const known = pages.get(pageId);
    if (known !== undefined) return known;
    const made = createPageInk(windowId);
    pages.set(pageId, made);
    return made;
  }

  function changed(): void {
    const next = { unsaved: outbox.waiting(), trouble: outbox.trouble(), road: live.road() };
    if (next.unsaved !== status.unsaved || next.trouble !== status.trouble || next.road !== status.road) status = next;
    for (const hear of listeners) hear();
  }

  function tell(pageId: PageId, change: InkChange): void {
    if (change.kind === 'none') return;
    marks = new Map();
    for (const hear of pageListeners) hear(pageId, change);
  }

  const isOurs = (record: InkRecord): boolean =>
    record.teacherId === owner.teacherId && record.classId === owner.classId;

  function store(stored: StoredInk): void {
    const { record } = stored;
    if (isOurs(record)) tell(record.pageId, pageOf(record.pageId).store(stored));
    // After the page has it: the live stroke goes in the frame in which the finished one comes.
    underWay.drop(record.id);
  }

  /** One change for all of it: a full page is drawn once, not stroke by stroke. */
  function fill(pageId: PageId, records: readonly StoredInk[]): void {
    const strokes: Stroke[] = [];
    for (const stored of records) {
      if (!isOurs(stored.record)) continue;
      const change = pageOf(pageId).store(stored);
      if (change.kind === 'appended') strokes.push(change.stroke);
      if (change.kind === 'changed') for (const stroke of change.strokes) strokes.push(stroke);
      underWay.drop(stored.record.id);
    }
    if (strokes.length > 0) tell(pageId, { kind: 'changed', strokes });
  }

  const outbox = createOutbox({
    commit: (record) => main.commit(record),
    after,
    stored: (record, sequence) => store({ sequence, record }),
    refused(record) {
      if (isOurs(record)) tell(record.pageId, pageOf(record.pageId).withdraw(record.id));
      live.send({ type: 'cancel', id: record.id });
    },
    changed: () => changed(),
  });
  const live = createLiveRoad({ channel: deps.channel, main, after, newId, changed: () => changed() });
  const stopLive = live.hear((message) => hearLive(underWay, pageOf, message));
  async function load(of: InkOf): Promise<boolean> {
    const answer = await main.pages(of);
    if (!answer.ok) return false;
    for (const { pageId, records } of answer.value) fill(pageId, records);
    changed();
    return true;
  }

  function loadAgain(): void {
    for (const of of loaded.values()) void load(of);
  }

  const stopCommitted = main.onCommitted((stored) => {
    // Main numbers all ink in one row and tells every window of each: a gap is something that was not heard.
    if (lastSequence !== null && stored.sequence > lastSequence + 1) loadAgain();
    lastSequence = Math.max(lastSequence ?? 0, stored.sequence);
    store(stored);
    underWay.dropSilent(nowMs() - silentForMs);
    changed();
  });

  function add(pageId: PageId, deed: InkDeed): void {
    const record = { ...deed, pageId, ...owner, writer: windowId, madeUnixMs: wallClock() } as InkRecord;
    tell(pageId, pageOf(pageId).propose(record));
    underWay.drop(record.id);
    outbox.push(record);
    changed();
  }

  function marksOf(lessonId: LessonId): readonly InkMark[] {
    const known = marks.get(lessonId);
    if (known !== undefined) return known;
    const counted = [...pages].map(([pageId, page]) => ({ pageId, strokes: inkedStrokes(page.visible()) }));
    const found = lessonMarks(lessonId, counted);
    marks.set(lessonId, found);
    return found;
  }

  return {
    choose(next) {
      if (next.teacherId === owner.teacherId && next.classId === owner.classId) return;
      owner = next;
      const before = pages;
      pages = new Map();
      loaded.clear();
      for (const [pageId, page] of before) tell(pageId, { kind: 'changed', strokes: [...page.visible()] });
      changed();
    },
    load(of) {
      loaded.set(of.kind === 'lesson' ? of.lessonId : of.kind === 'document' ? of.digest : of.kind, of);
      return load(of);
    },
    page: pageOf,
    pageAt(lessonId, middle, tolerance = sameFrameSeconds) {
      const inked = [...pages].filter(([, page]) => page.visible().length > 0 || page.stored().length > 0);
      return pageAt(
        lessonId,
        middle,
        inked.map(([pageId]) => pageId),
        tolerance,
      );
    },
    newId,
    add,
    ...undoing(pageOf, add, newId),
    marks: marksOf,
    status: () => status,
    watch: (hear) => listen(listeners, hear),
    watchPage: (hear) => listen(pageListeners, hear),
    underWay,
    live,
    retry() {
      outbox.retry();
      loadAgain();
    },
    close() {
      outbox.close();
      stopLive();
      stopCommitted();
      live.close();
      listeners.clear();
      pageListeners.clear();
    },
  };
}

function undoing(
  pageOf: (pageId: PageId) => PageInk,
  add: (pageId: PageId, deed: InkDeed) => void,
  newId: () => RecordId,
): Pick<InkStore, 'undo' | 'redo' | 'clear' | 'canUndo' | 'canRedo'> {
  function act(pageId: PageId, kind: 'undo' | 'redo', target: RecordId | null): boolean {
    if (target === null) return false;
    add(pageId, { kind, id: newId(), target });
    return true;
  }

  return {
    undo: (pageId, deed) => act(pageId, 'undo', deed ?? pageOf(pageId).undoTarget()),
    redo: (pageId) => act(pageId, 'redo', pageOf(pageId).redoTarget()),
    clear(pageId) {
      if (pageOf(pageId).visible().length === 0) return null;
      const id = newId();
      add(pageId, { kind: 'clear', id });
      return id;
    },
    canUndo: (pageId) => pageId !== null && pageOf(pageId).undoTarget() !== null,
    canRedo: (pageId) => pageId !== null && pageOf(pageId).redoTarget() !== null,
  };
}

function listen<Hear>(set: Set<Hear>, hear: Hear): () => void {
  set.add(hear);
  return () => set.delete(hear);
}

/** Area erasers cannot be seen: a page with nothing else on it has no mark. */
export function inkedStrokes(strokes: readonly Stroke[]): number {
  return strokes.reduce((count, stroke) => count + (stroke.tool === 'areaEraser' ? 0 : 1), 0);
}

function hearLive(underWay: UnderWay, pageOf: (pageId: PageId) => PageInk, message: LiveInk): void {
  switch (message.type) {
    case 'begin': {
      if (pageOf(message.pageId).has(message.id)) return;
      const { type: _, ...stroke } = message;
      underWay.begin({ ...stroke, own: false });
      return;
    }
    case 'points':
      underWay.extend(message.id, message.points);
      return;
    case 'cancel':
      underWay.drop(message.id);
      return;
    case 'erasing':
      if (!pageOf(message.pageId).has(message.id)) {
        underWay.erase(message.id, message.pageId, message.strokes, false);
      }
      return;
    case 'ping':
    case 'pong':
      return;
  }
}

/** Resolves at once, without an error, when the signal ends it. */
function wait(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
