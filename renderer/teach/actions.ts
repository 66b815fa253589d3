import { useMemo } from 'react';
import { frameStep, gridTrack, type LayoutKind, type SessionState, turned } from '../../core/session/index.ts';
import { mediaSeconds, type PageId } from '../../core/words/index.ts';
import { type Hand, useHand, usePageOnShow, useSend } from '../hand/index.ts';
import { type Lectern, useLectern, useWords } from '../state/index.ts';
import type { Words } from '../words/index.ts';

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 2] as const;
const VOLUME_STEP = 0.1;

export type Actions = ReturnType<typeof actionsOn>;

/** What buttons and keys do to the lesson. Each is one command; main decides. The same as long as the state is. */
export function useActions(state: SessionState): Actions {
  const lectern = useLectern();
  const words = useWords();
  const hand = useHand();
  const send = useSend();
  const page = usePageOnShow(state);
  const inked = page === 'playing' ? null : page;
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
    onDocument: state.showing.kind === 'document',
    send,
    play: () => void send({ type: 'play' }),
    pause: () => void send({ type: 'pause', reason: 'teacher', presentedSeconds: presented() }),
    toggle: () =>
      void send(playing ? { type: 'pause', reason: 'teacher', presentedSeconds: presented() } : { type: 'play' }),
    seek: (seconds: number) => void send({ type: 'seek', mediaSeconds: mediaSeconds(seconds) }),
    seekBy,
    frame: (by: 1 | -1) => stepFrame(state, hand, by, send),
    turnBy,
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
    black: () => void send({ type: 'blank', blank: !state.blank }),
    freeze: () => void send({ type: 'freeze', frozen: state.frozen === null, presentedSeconds: presented() }),
    /** Opens an empty board; on a board it goes back to the lesson or the document. */
    board: () =>
      state.showing.kind === 'board' && (state.lesson || state.showing.beneath)
        ? void send({ type: 'closeBoard' })
        : void call('classroom.board', { paper: 'squares' }),
    comeBack: () => void call('documents.comeBack', {}),
    end: () => void call('classroom.end', {}),
    undo: () => inked !== null && hand.ink.undo(inked),
    redo: () => inked !== null && hand.ink.redo(inked),
    clear() {
      if (inked === null || !hand.ink.clear(inked)) return;
      notices.did(words.t('ink.cleared'), () => void hand.ink.undo(inked));
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
  const { lesson, motion } = state;
  const track = lesson && gridTrack(lesson);
  // A frame more or less is seen only where the lesson stands.
  if (!track || motion.kind !== 'paused') return;
  const there = frameStep(track.frames, motion.mediaSeconds, by, hand.player.tables.of(track.frames));
  void send({ type: 'seek', mediaSeconds: there });
}

function toggledCaptions(state: SessionState, language: string): string[] {
  if (state.captions.length > 0) return [];
  const there = state.lesson?.captions.map((track) => track.language) ?? [];
  const best = there.find((one) => one === language) ?? there.find((one) => one.startsWith('zh')) ?? there[0];
  return best ? [best] : [];
}
