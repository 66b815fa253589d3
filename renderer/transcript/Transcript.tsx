import { useMemo, useState } from 'react';
import type { SessionLesson, SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useCaptionFile } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, spokenCaptions } from '../teach/index.ts';
import { IconButton, Segmented, TextBox } from '../ui/index.ts';
import { languageName } from '../words/index.ts';
import { linesOf, saying } from './lines.ts';
import './Transcript.css';
import { TranscriptList } from './TranscriptList.tsx';

type Props = {
  readonly state: SessionState;
  readonly lesson: SessionLesson;
  readonly actions: Actions;
  readonly onClose: () => void;
};

const BOTH = 'both';

export function Transcript({ state, lesson, actions, onClose }: Props) {
  const { t, language } = useWords();
  const [searched, setSearched] = useState('');
  const [chosen, choose] = useState<string | null>(null);
  const there = lesson.captions;
  const spoken = spokenCaptions(state, language);
  const first = there.find((one) => one.language === chosen) ?? spoken;
  const other = there.find((one) => one.language !== first?.language) ?? null;
  const lines = useLines(first?.digest ?? null, chosen === BOTH ? (other?.digest ?? null) : null);
  const shown = useMemo(() => saying(lines ?? [], searched), [lines, searched]);
  const options = [
    ...there.map((one) => ({ value: one.language, label: languageName(one.language, language) || one.language })),
    ...(there.length > 1 ? [{ value: BOTH, label: t('transcript.both') }] : []),
  ];
  return (
    <section className="stage-panel transcript" aria-label={t('transcript.title')} data-testid="transcript">
      <div className="transcript-head">
        <TextBox
          type="search"
          className="transcript-search"
          placeholder={t('transcript.search')}
          aria-label={t('transcript.search')}
          disabled={there.length === 0}
          value={searched}
          data-testid="transcript-search"
          onChange={(event) => setSearched(event.currentTarget.value)}
          onKeyDown={(event) => {
            const at = shown[0];
            if (event.key === 'Enter' && at !== undefined) actions.seek(lines?.[at]?.fromSeconds ?? 0);
            if (event.key === 'Escape') setSearched('');
          }}
        />
        <IconButton icon="x" name={t('app.close')} onClick={onClose} />
      </div>
      {there.length === 0 ? <p className="transcript-none">{t('transcript.none')}</p> : null}
      {there.length > 1 ? (
        <Segmented
          label={t('transcript.language')}
          value={chosen ?? first?.language ?? ''}
          options={options.map((one) => ({ ...one, testId: `transcript-${one.value}` }))}
          onChoose={choose}
        />
      ) : null}
      <p className="only-heard" role="status">
        {searched.trim() === '' ? '' : t('transcript.found', { count: shown.length })}
      </p>
      {lines && lines.length > 0 ? (
        <TranscriptList state={state} lines={lines} shown={shown} searched={searched} onSeek={actions.seek} />
      ) : null}
      {lines && shown.length === 0 && searched.trim() !== '' ? (
        <p className="transcript-none">{t('transcript.notFound')}</p>
      ) : null}
    </section>
  );
}

function useLines(first: Parameters<typeof useCaptionFile>[1], second: Parameters<typeof useCaptionFile>[1]) {
  const { player } = useHand();
  const one = useCaptionFile(player.captions, first);
  const two = useCaptionFile(player.captions, second);
  return useMemo(() => one && linesOf(one, two ?? []), [one, two]);
}
