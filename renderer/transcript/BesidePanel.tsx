import { useState } from 'react';
import type { SessionLesson, SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, useBookmarks } from '../teach/index.ts';
import { IconButton, Segmented } from '../ui/index.ts';
import { BookmarkList } from './BookmarkList.tsx';
import { SlideIndex } from './SlideIndex.tsx';
import { Transcript } from './Transcript.tsx';
import './Transcript.css';

type Props = {
  readonly state: SessionState;
  readonly lesson: SessionLesson;
  readonly actions: Actions;
  readonly onClose: () => void;
};

/** The ways into a lesson, in the place of what comes next: by what is said, by her own bookmarks, by its slides. */
export function BesidePanel({ state, lesson, actions, onClose }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const [chosen, choose] = useState<'said' | 'bookmarks' | 'slides'>('said');
  const seconds = useMediaSeconds(state, player.clock, 500);
  const bookmarks = useBookmarks(lesson.id);
  const options = [
    { value: 'said' as const, label: t('transcript.title'), testId: 'beside-said' },
    { value: 'bookmarks' as const, label: t('bookmarks.title'), testId: 'beside-bookmarks' },
    { value: 'slides' as const, label: t('slides.title'), testId: 'beside-slides' },
  ];
  return (
    <section className="stage-panel transcript" aria-label={t('transcript.beside')} data-testid="transcript">
      <div className="transcript-head">
        <Segmented label={t('transcript.beside')} value={chosen} options={options} onChoose={choose} />
        <IconButton icon="x" name={t('app.close')} onClick={onClose} />
      </div>
      {chosen === 'said' ? <Transcript state={state} lesson={lesson} actions={actions} /> : null}
      {chosen === 'bookmarks' ? <BookmarkList lesson={lesson} bookmarks={bookmarks} actions={actions} /> : null}
      {chosen === 'slides' ? <SlideIndex lesson={lesson} atSeconds={seconds} onSeek={actions.seek} /> : null}
    </section>
  );
}
