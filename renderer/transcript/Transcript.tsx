import { useMemo, useState } from 'react';
import { spokenCaptions } from '../../core/captions/index.ts';
import type { SessionLesson, SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useCaptionFile } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import type { Actions } from '../teach/index.ts';
import { ChoiceBox, TextBox } from '../ui/index.ts';
import { languageName } from '../words/index.ts';
import { linesOf, saying } from './lines.ts';
import { TranscriptList } from './TranscriptList.tsx';

type Props = {
  readonly state: SessionState;
  readonly lesson: SessionLesson;
  readonly actions: Actions;
};

const BOTH = 'both';

export function Transcript({ state, lesson, actions }: Props) {
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
  if (there.length === 0) return <p className="transcript-none">{t('transcript.none')}</p>;
  return (
    <>
      <div className="transcript-head">
        <TextBox
          type="search"
          placeholder={t('transcript.search')}
          aria-label={t('transcript.search')}
          value={searched}
          data-testid="transcript-search"
          onChange={(event) => setSearched(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            const at = shown[0];
            if (event.key === 'Enter' && at !== undefined) actions.seek(lines?.[at]?.fromSeconds ?? 0);
            if (event.key !== 'Escape' || searched === '') return;
            // Once more leaves the field.
            event.preventDefault();
            setSearched('');
          }}
        />
        {there.length > 1 ? (
          <ChoiceBox
            className="transcript-language"
            aria-label={t('transcript.language')}
            value={chosen ?? first?.language ?? ''}
            data-testid="transcript-language"
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {options.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </ChoiceBox>
        ) : null}
      </div>
      <p className="only-heard" role="status">
        {searched.trim() === '' ? '' : t('transcript.found', { count: shown.length })}
      </p>
      {lines && lines.length > 0 ? (
        <TranscriptList state={state} lines={lines} shown={shown} searched={searched} onSeek={actions.seek} />
      ) : null}
      {lines && shown.length === 0 && searched.trim() !== '' ? (
        <p className="transcript-none">{t('transcript.notFound')}</p>
      ) : null}
    </>
  );
}

function useLines(first: Parameters<typeof useCaptionFile>[1], second: Parameters<typeof useCaptionFile>[1]) {
  const { player } = useHand();
  const one = useCaptionFile(player.captions, first);
  const two = useCaptionFile(player.captions, second);
  return useMemo(() => one && linesOf(one, two ?? []), [one, two]);
}
