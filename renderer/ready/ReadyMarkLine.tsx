import type { LessonId } from '../../core/words/index.ts';
import { useReadyMark, useWords } from '../state/index.ts';
import { StateLine } from '../ui/index.ts';

type Props = {
  readonly lessonId: LessonId;
  /** Its files are here, as far as was looked at. */
  readonly ready: boolean;
};

/** How sure one can be of a lesson: checked, files here and not checked, or what was found. */
export function ReadyMarkLine({ lessonId, ready }: Props) {
  const { t } = useWords();
  const mark = useReadyMark(lessonId);
  if (mark?.kind === 'faults') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('ready.markFaults')}
      </StateLine>
    );
  }
  if (mark?.kind === 'half') return <StateLine icon="half-ring">{t('ready.markHalf')}</StateLine>;
  if (mark) {
    return (
      <StateLine icon="check-check" tone="good">
        {t('ready.markReady')}
      </StateLine>
    );
  }
  return ready ? (
    <StateLine icon="circle-check" tone="good">
      {t('shelf.ready')}
    </StateLine>
  ) : null;
}
