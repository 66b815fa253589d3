import { useMemo } from 'react';
import {
  nextSentenceSeconds,
  sayAgainSeconds,
  sentenceIndexAt,
  sentencesOf,
  spokenCaptions,
} from '../../core/captions/index.ts';
import {
  chapterAt,
  expectedSeconds,
  frameStep,
  gridTrack,
  type LayoutKind,
  type Loop,
  type Quality,
  type SessionState,
  turned,
  WHOLE,
} from '../../core/session/index.ts';
import { type BookmarkId, mediaSeconds, type PageId } from '../../core/words/index.ts';
import { aidActions } from '../aids/index.ts';
import { type Hand, useHand, usePageOnShow, useSend } from '../hand/index.ts';
import { useCaptionFile } from '../player/index.ts';
import { type Lectern, useLectern, useWords } from '../state/index.ts';
import { clockText, type Words } from '../words/index.ts';
import { addBookmark } from './bookmarks.ts';
import { loopFrom, loopOfSentence, loopUntil } from './loop-actions.ts';
import { stepAside } from './step-aside.ts';

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const VOLUME_STEP = 0.1;
const BOOKMARK_NAME_LENGTH = 24;

export type Actions = ReturnType<typeof actionsOn>;

/** What buttons and keys do to the lesson. Each is one command; main decides. The same as long as the state is. */
export function useActions(state: SessionState): Actions {
  const lectern = useLectern();
  const words = useWords();
  const hand = useHand();
  const send = useSend();
  const page = usePageOnShow(state);
  const inked = page === 'playing' ? null : page;
  // Asked for beforehand: by the first press the sentences are to be known.
  useCaptionFile(hand.player.captions, spokenCaptions(state, words.language)?.digest ?? null);
  return useMemo(
    () => actionsOn(state, { lectern, words, hand, send, inked }),
    [state, lectern, words, hand, send, inked],
  );
}

type Means = {
  readonly lectern: Lectern;
  readonly words: Words;
  readonly hand: Hand;
  readonly send: ReturnType<typeof useSend>;
  /** The page that takes ink now. */
  readonly inked: PageId | null;
};

function actionsOn(state: SessionState, { lectern, words, hand, send, inked }: Means) {
  const { call, notices } = lectern;
  const presented = () => hand.player.player.presentedSeconds();
  const playing = state.motion.kind !== 'paused';
  const volume = (change: number) => {
    const next = Math.round(Math.min(1, Math.max(0, state.volume + change)) * 100) / 100;
    return void send({ type: 'volume', volume: next, muted: false });
  };
  const rate = (step: number) => {
    const at = rates.findIndex((one) => one >= state.rate);
    const next = rates[Math.min(rates.length - 1, Math.max(0, at + step))];
    if (next !== undefined && next !== state.rate) void send({ type: 'rate', rate: next });
  };
  const seekBy = (deltaSeconds: number) => void send({ type: 'seekBy', deltaSeconds });
  const turnBy = (by: 1 | -1) => turnPage(state, by, send);
  const layout = (kind: LayoutKind) => void send({ type: 'layout', kind });

  return {
    page: inked,
    aids: aidActions(state, hand.aids, send),
    onDocument: state.showing.kind === 'document',
    send,
    play: () => void send({ type: 'play' }),
    pause: () => void send({ type: 'pause', reason: 'teacher', presentedSeconds: presented() }),
    toggle: () =>
      void send(playing ? { type: 'pause', reason: 'teacher', presentedSeconds: presented() } : { type: 'play' }),
    seek: (seconds: number, passing = false) =>
      void send({ type: 'seek', mediaSeconds: mediaSeconds(seconds), ...(passing ? { passing } : {}) }),
    seekBy,
    frame: (by: 1 | -1) => stepFrame(state, hand, by, send),
    turnBy,
    bookmark: () => bookmarkHere(state, { lectern, words, hand }),
    setLoop: (loop: Loop | null) => void send({ type: 'loop', loop }),
    loopFrom: () => void send({ type: 'loop', loop: loopFrom(state, placeOf(state, hand)) }),
    loopUntil: () =>
      void send({
        type: 'loop',
        loop: loopUntil(state, sentencesOfLesson(state, hand, words.language), placeOf(state, hand)),
      }),
    loop: () =>
      void send({
        type: 'loop',
        loop: state.loop ? null : loopOfSentence(sentencesOfLesson(state, hand, words.language), placeOf(state, hand)),
      }),
    sayAgain: () => sayAgain(state, hand, words.language, send),
    previousSentence: () => sentence(state, hand, words.language, -1, send),
    nextSentence: () => sentence(state, hand, words.language, 1, send),
    previousStop: () => void send({ type: 'previousStop' }),
    nextStop: () => void send({ type: 'nextStop' }),
    previousChapter: () => void send({ type: 'previousChapter' }),
    nextChapter: () => void send({ type: 'nextChapter' }),
    slower: () => rate(-1),
    faster: () => rate(1),
    quieter: () => volume(-VOLUME_STEP),
    louder: () => volume(VOLUME_STEP),
    mute: () => void send({ type: 'volume', volume: state.volume, muted: !state.muted }),
    captions: () => void send({ type: 'captions', languages: toggledCaptions(state, words.language) }),
    layout,
    /** Puts the question away that pupils think about, or shows it again. */
    question: () => void send({ type: 'question', shown: state.question === null }),
    /** The one recording comes under the hand, whole. */
    markRegions() {
      if (state.zoom.scale > 1) void send({ type: 'zoom', zoom: WHOLE });
      hand.aids.take(hand.aids.aim() === 'regions' ? 'ink' : 'regions');
    },
    /** The layout comes under the hand, whole; the same again gives the pen back. */
    tune() {
      if (hand.aids.aim() === 'layout') return hand.aids.take('ink');
      if (state.zoom.scale > 1) void send({ type: 'zoom', zoom: WHOLE });
      hand.aids.take('layout');
    },
    layoutAsDrawn: () => void send({ type: 'tuneLayout', split: null, inset: null }),
    quality: (chosen: Quality | null) => void send({ type: 'quality', chosen }),
    black: () => void send({ type: 'blank', blank: !state.blank }),
    freeze: () => void send({ type: 'freeze', frozen: state.frozen === null, presentedSeconds: presented() }),
    /** Opens an empty board; on a board it goes back to the lesson or the document. */
    board: () =>
      state.showing.kind === 'board' && (state.lesson || state.showing.beneath)
        ? void send({ type: 'closeBoard' })
        : void call('classroom.board', { paper: 'squares' }),
    /** Takes the scissors; a picture that runs is held first. Null where there is nothing to cut out of. */
    cut:
      state.showing.kind === 'lesson' || state.showing.kind === 'document'
        ? () => {
            if (playing) void send({ type: 'pause', reason: 'teacher', presentedSeconds: presented() });
            hand.aids.take(hand.aids.aim() === 'cut' ? 'ink' : 'cut');
          }
        : null,
    aside: () => void stepAside(lectern, words),
    end: () => void call('classroom.end', {}),
    undo: () => inked !== null && hand.ink.undo(inked),
    redo: () => inked !== null && hand.ink.redo(inked),
    clear() {
      const deed = inked === null ? null : hand.ink.clear(inked);
      if (inked !== null && deed) notices.did(words.t('ink.cleared'), () => void hand.ink.undo(inked, deed));
    },
  };
}

function turnPage({ showing }: SessionState, by: 1 | -1, send: ReturnType<typeof useSend>): void {
  if (showing.kind !== 'document') return;
  const { pageIndex, scroll } = turned(showing, by);
  // Past an end nothing happens: a remote that is pressed once more must not bring up a message.
  if (pageIndex < 0 || (showing.pageCount !== null && pageIndex >= showing.pageCount)) return;
  void send({ type: 'turn', digest: showing.document.digest, pageIndex, scroll });
}

function stepFrame(state: SessionState, hand: Hand, by: 1 | -1, send: ReturnType<typeof useSend>): void {
  const { lesson, motion } = hand.player.link.state() ?? state;
  const track = lesson && gridTrack(lesson);
  // A frame more or less is seen only where the lesson stands.
  if (!track || motion.kind !== 'paused') return;
  const there = frameStep(track.frames, motion.mediaSeconds, by, hand.player.tables.of(track.frames));
  void send({ type: 'seek', mediaSeconds: there });
}

/** Named by what is said there, or its chapter: the name can be changed in the list. */
function bookmarkHere(state: SessionState, { lectern, words, hand }: Pick<Means, 'lectern' | 'words' | 'hand'>): void {
  const { lesson } = state;
  // It is the teacher's own: made where only she sees it.
  if (!lesson || hand.player.role !== 'console') return;
  const atSeconds = placeOf(state, hand);
  const sentences = sentencesOfLesson(state, hand, words.language);
  const chapter = chapterAt(lesson, atSeconds);
  const name =
    sentences[sentenceIndexAt(sentences, atSeconds)]?.text.replace(/\s+/g, ' ').slice(0, BOOKMARK_NAME_LENGTH).trim() ||
    (chapter && words.local(chapter.title)) ||
    clockText(atSeconds);
  const bookmark = { bookmarkId: crypto.randomUUID() as BookmarkId, atSeconds: mediaSeconds(atSeconds), name };
  const said = words.t('bookmarks.added', { at: clockText(atSeconds) });
  void addBookmark(lectern, { said, words, lessonId: lesson.id }, bookmark);
}

type Send = ReturnType<typeof useSend>;

/** Back to the begin of the sentence, and it is said again: a lesson that stands plays on from there. */
function sayAgain(state: SessionState, hand: Hand, language: string, send: Send): void {
  if (!state.lesson) return;
  const seconds = sayAgainSeconds(sentencesOfLesson(state, hand, language), placeOf(state, hand));
  void send({ type: 'seek', mediaSeconds: mediaSeconds(seconds) });
  if (state.motion.kind === 'paused') void send({ type: 'play' });
}

function sentence(state: SessionState, hand: Hand, language: string, by: 1 | -1, send: Send): void {
  if (!state.lesson) return;
  const sentences = sentencesOfLesson(state, hand, language);
  const here = placeOf(state, hand);
  const seconds = by < 0 ? sayAgainSeconds(sentences, here) : nextSentenceSeconds(sentences, here);
  if (seconds !== null) void send({ type: 'seek', mediaSeconds: mediaSeconds(seconds) });
}

function sentencesOfLesson(state: SessionState, hand: Hand, language: string) {
  const digest = spokenCaptions(state, language)?.digest;
  return sentencesOf((digest && hand.player.captions.of(digest)) ?? []);
}

/** By the newest word of main: two quick presses go two sentences, also before this view is drawn again. */
function placeOf(drawn: SessionState, { player }: Hand): number {
  const state = player.link.state() ?? drawn;
  const now = player.clock.now();
  return now === null ? state.motion.mediaSeconds : expectedSeconds(state, now);
}

function toggledCaptions(state: SessionState, language: string): string[] {
  if (state.captions.length > 0) return [];
  const best = spokenCaptions(state, language)?.language;
  return best ? [best] : [];
}
