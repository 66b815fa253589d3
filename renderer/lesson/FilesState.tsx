import { ReadyMarkLine } from '../ready/index.ts';
import { useComing, useReadyMark, useWords } from '../state/index.ts';
import { StateLine } from '../ui/index.ts';
import { heldFiles } from './held-files.ts';
import type { LessonView } from './useLesson.ts';

/** What is here of the lesson, in a word. */
export function FilesState({ view }: { readonly view: LessonView }) {
  const { lesson } = view;
  const { t } = useWords();
  const coming = useComing(lesson.id);
  const mark = useReadyMark(lesson.id);
  if (lesson.ready && mark?.kind === 'faults') return <ReadyMarkLine lessonId={lesson.id} ready />;
  if (lesson.ready) {
    return (
      <StateLine icon="circle-check" tone="good">
        {t('lesson.ready')}
      </StateLine>
    );
  }
  if (lesson.withdrawn) return <StateLine icon="triangle-alert">{t('shelf.withdrawn')}</StateLine>;
  if (coming === 'wrong') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('download.wrong')}
      </StateLine>
    );
  }
  if (typeof coming === 'number') {
    return (
      <StateLine icon="import" tone="info">
        <span className="figures">{t('download.running', { percent: coming })}</span>
      </StateLine>
    );
  }
  if (coming === 'measuring') {
    return (
      <StateLine icon="clock" tone="info">
        {t('film.measuring')}
      </StateLine>
    );
  }
  if (coming === 'paused') return <StateLine icon="circle-pause">{t('download.paused')}</StateLine>;
  if (coming === 'waiting') return <StateLine icon="clock">{t('download.waiting')}</StateLine>;
  if (lesson.filmFault) return <StateLine icon="triangle-alert">{t('film.downloaded')}</StateLine>;
  const files = heldFiles(view);
  if (files) {
    return (
      <StateLine icon="half-ring">
        <span className="figures">{t('download.files', files)}</span>
      </StateLine>
    );
  }
  const isElsewhere = lesson.about !== undefined;
  return (
    <StateLine icon={isElsewhere ? 'dashed-ring' : 'half-ring'}>
      {t(isElsewhere ? 'lesson.onlyCatalogue' : 'lesson.notReady')}
    </StateLine>
  );
}
