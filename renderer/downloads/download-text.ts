import type { Download } from '../../core/contract/index.ts';
import type { IconName } from '../ui/index.ts';
import { bytesText, dayText, errorText, filmWords, isFilmFault, type Words } from '../words/index.ts';

export type Told = {
  readonly icon: IconName;
  readonly tone: 'plain' | 'good' | 'info' | 'bad';
  readonly text: string;
  /** What to do about it. */
  readonly todo?: string;
};

/** Where a download is, and from where it comes or why not. */
export function toldOf(words: Words, { state, from, giver }: Download, nowUnixMs: number): Told {
  const { t } = words;
  switch (state.kind) {
    case 'waiting': {
      const text = t(`downloads.waits.${state.why}`);
      return {
        icon: 'clock',
        tone: 'plain',
        text: state.tries > 0 ? `${text} · ${triesText(words, state.tries)}` : text,
      };
    }
    case 'paused':
      return { icon: 'circle-pause', tone: 'plain', text: t('downloads.paused') };
    case 'running':
      if (state.step !== 'downloading') return { icon: 'clock', tone: 'info', text: t(`downloads.step.${state.step}`) };
      return { icon: 'import', tone: 'info', text: sourceText(words, from, giver) };
    case 'done':
      return { icon: 'circle-check', tone: 'good', text: sourceText(words, from, null) };
    case 'failed': {
      if (isFilmFault(state.code)) {
        const { reason, todo } = filmWords(words, state.code);
        return { icon: 'triangle-alert', tone: 'bad', text: reason, todo };
      }
      const again =
        state.againUnixMs === null
          ? ''
          : t('downloads.again', { time: dayText(state.againUnixMs, nowUnixMs, words.language) });
      const todo = [triesText(words, state.tries), again].filter(Boolean).join(' · ');
      return { icon: 'triangle-alert', tone: 'bad', text: errorText(words, state.code), todo };
    }
  }
}

const triesText = ({ t }: Words, tries: number): string => (tries > 1 ? t('downloads.tries', { count: tries }) : '');

/** 来自 cdn.example · 互联网 41 MB: what it cost the line is always said, also that it was nothing. */
function sourceText({ t }: Words, { line, room, disk }: Download['from'], giver: string | null): string {
  const who = giver ? t('downloads.from', { giver }) : '';
  const nearer = [
    room > 0 ? t('downloads.fromRoom', { size: bytesText(room) }) : '',
    disk > 0 ? t('downloads.fromDisk', { size: bytesText(disk) }) : '',
  ];
  const far = t('downloads.fromLine', { size: line === 0 ? '0 MB' : bytesText(line) });
  return [who, ...nearer, far].filter(Boolean).join(' · ');
}

/** Whole minutes, and never none: null where nobody can say yet. */
export function minutesLeft(downloads: readonly Download[]): number | null {
  let leftBytes = 0;
  let bytesPerSecond = 0;
  for (const { state, bytes, hereBytes } of downloads) {
    if (state.kind === 'running') bytesPerSecond += state.bytesPerSecond;
    if (state.kind === 'running' || state.kind === 'waiting') leftBytes += bytes - hereBytes;
  }
  return bytesPerSecond < 1000 || leftBytes === 0 ? null : Math.max(1, Math.ceil(leftBytes / bytesPerSecond / 60));
}
