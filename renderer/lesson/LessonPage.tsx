import { useState } from 'react';
import type { LayoutKind } from '../../core/session/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { Cover, editionText, placeText } from '../covers/index.ts';
import { BackLine, PrepareButton } from '../desk/index.ts';
import { usePeople } from '../people/index.ts';
import { PlaylistMenu } from '../playlists/index.ts';
import { ReadyCard } from '../ready/index.ts';
import { useWords } from '../state/index.ts';
import { Timeline } from '../timeline/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { CuesCard } from './CuesCard.tsx';
import { DownloadFiles } from './DownloadFiles.tsx';
import { FavouriteButton } from './FavouriteButton.tsx';
import { FilesCard } from './FilesCard.tsx';
import { FilesState } from './FilesState.tsx';
import { LessonActions } from './LessonActions.tsx';
import './LessonPage.css';
import { LengthNote } from './LengthNote.tsx';
import { PlanMenu } from './PlanMenu.tsx';
import { ProjectButtons } from './ProjectButtons.tsx';
import { StopsCard } from './StopsCard.tsx';
import { TrackChoice } from './TrackChoice.tsx';
import { type LessonView, useLesson } from './useLesson.ts';
import { Withdrawn } from './Withdrawn.tsx';

type Props = {
  readonly lessonId: LessonId;
  /** Where it is to begin; null: where the class stopped. */
  readonly atSeconds: number | null;
  readonly onBack: () => void;
};

export function LessonPage({ lessonId, atSeconds, onBack }: Props) {
  const { t } = useWords();
  const view = useLesson(lessonId);
  if (view === null) return null;
  if (view === 'gone') {
    return (
      <div className="lesson-gone">
        <p>{t('error.lessonGone')}</p>
        <Button look="go" onClick={onBack}>
          {t('lesson.back')}
        </Button>
      </div>
    );
  }
  return <Page view={view} atSeconds={atSeconds} onBack={onBack} />;
}

function Page({ view, atSeconds, onBack }: Omit<Props, 'lessonId'> & { readonly view: LessonView }) {
  const words = useWords();
  const { t, local } = words;
  const { people } = usePeople();
  const [layout, setLayout] = useState<LayoutKind | null>(null);
  const { lesson, stops } = view;
  const mine = stops.find((stop) => stop.classId === people.classId) ?? null;
  const place = [t(`subject.${lesson.subject}`), placeText(lesson, words)].filter(Boolean).join(' · ');
  const edition = editionText(lesson);
  const hasLength = lesson.durationSeconds > 0;
  return (
    <>
      <BackLine to={t('lesson.back')} onBack={onBack}>
        <div className="lesson-actions">
          {lesson.ready && hasLength ? <PrepareButton lessonIds={[lesson.id]} testId="prepare" /> : null}
          <PlanMenu lesson={lesson} />
          <PlaylistMenu lesson={lesson} />
          <FavouriteButton lesson={lesson} />
          <LessonActions lesson={lesson} onGone={onBack} />
        </div>
      </BackLine>
      <div className="lesson-top">
        <div>
          <div className="lesson-poster">
            <Cover card={lesson} />
          </div>
          {hasLength ? (
            <Timeline
              cues={lesson.cues}
              durationSeconds={lesson.durationSeconds}
              atSeconds={atSeconds ?? (mine && !mine.finished ? mine.stopSeconds : 0)}
            />
          ) : null}
        </div>
        <div className="lesson-head">
          <div className="lesson-facts">
            <FilesState view={view} />
            {edition ? <span className="lesson-tag">{edition}</span> : null}
            {lesson.imported ? <span className="lesson-tag">{t('lesson.imported')}</span> : null}
          </div>
          <h1>{local(lesson.title)}</h1>
          <p className="lesson-place figures">
            {[place, hasLength ? clockText(lesson.durationSeconds) : ''].filter(Boolean).join(' · ')}
          </p>
          <LengthNote lesson={lesson} />
          <Withdrawn lesson={lesson} />
          <ProjectButtons lesson={lesson} stop={mine} atSeconds={atSeconds} layout={layout} />
          <DownloadFiles view={view} />
          {lesson.summary ? <p className="lesson-summary">{local(lesson.summary)}</p> : null}
          <TrackChoice lesson={lesson} layout={layout} onChoose={setLayout} />
        </div>
      </div>
      <ReadyCard lesson={lesson} />
      <div className="lesson-cards">
        <FilesCard view={view} />
        {hasLength ? <CuesCard lesson={lesson} stop={mine} /> : null}
        <StopsCard lesson={lesson} stops={stops} />
      </div>
    </>
  );
}
