import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useReadyMark, useWords } from '../state/index.ts';
import { StateLine } from '../ui/index.ts';
import { dayText, type TextKey } from '../words/index.ts';

type Props = {
  readonly lessonId: LessonId;
  /** Its files are here, as far as was looked at. */
  readonly ready: boolean;
};

/** How sure one can be of a lesson: checked and when, files here and not checked, or what was found. */
export function ReadyMarkLine({ lessonId, ready }: Props) {
  const { t, language } = useWords();
  const { wallClock } = useLectern();
  const mark = useReadyMark(lessonId);
  const told = (key: TextKey) => (
    <span className="figures">
      {mark ? t('ready.markWhen', { mark: t(key), when: dayText(mark.checkedAtUnixMs, wallClock(), language) }) : ''}
    </span>
  );
  if (mark?.kind === 'faults') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {told('ready.markFaults')}
      </StateLine>
    );
  }
  if (mark?.kind === 'half') return <StateLine icon="half-ring">{told('ready.markHalf')}</StateLine>;
  if (mark) {
    return (
      <StateLine icon="check-check" tone="good">
        {told('ready.markReady')}
      </StateLine>
    );
  }
  return ready ? (
    <StateLine icon="circle-check" tone="good">
      {t('shelf.ready')}
    </StateLine>
  ) : null;
}
