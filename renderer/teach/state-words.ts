import type { LargeScreen } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { clockText, type Words } from '../words/index.ts';

/** The large screen's state: always in words, with a colour and a shape beside them. */
export type ScreenState = {
  readonly kind: 'live' | 'frozen' | 'black' | 'lost' | 'waiting' | 'aside';
  readonly text: string;
};

export function screenState(state: SessionState, large: LargeScreen, nowSeconds: number, { t }: Words): ScreenState {
  if (large.kind === 'lost') return { kind: 'lost', text: t('screen.lost') };
  if (large.kind === 'aside') return { kind: 'aside', text: t('screen.aside') };
  if (large.kind === 'byHand' && large.windowId === null) return { kind: 'waiting', text: t('screen.byHand') };
  if (state.frozen) {
    const held = state.frozen.mediaSeconds;
    const text =
      state.lesson && state.frozen.showing.kind === 'lesson'
        ? t('screen.frozenAt', { at: clockText(held), now: clockText(nowSeconds) })
        : t('screen.frozen');
    return { kind: 'frozen', text };
  }
  if (state.blank) return { kind: 'black', text: t('screen.black') };
  return { kind: 'live', text: t('screen.same', { doing: t(`screen.${doing(state)}`) }) };
}

function doing(state: SessionState): 'onBoard' | 'onDocument' | 'playing' | 'gathering' | 'paused' {
  if (state.showing.kind === 'board') return 'onBoard';
  if (state.showing.kind === 'document') return 'onDocument';
  return state.motion.kind;
}
