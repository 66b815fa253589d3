import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { dateText } from '../words/index.ts';
import './Withdrawn.css';

/** That its catalogue has taken it back, why, and what of it can still be used here. */
export function Withdrawn({ lesson: { about, ready } }: { readonly lesson: Lesson }) {
  const { t, language } = useWords();
  const { wallClock } = useLectern();
  const withdrawn = about?.withdrawn;
  if (!withdrawn) return null;
  const { reason, atUnixMs } = withdrawn;
  const when = atUnixMs === null ? '' : dateText(atUnixMs, wallClock(), language);
  return (
    <section className="lesson-withdrawn" data-testid="withdrawn">
      <Icon name="triangle-alert" />
      <div>
        <h2>{when ? t('lesson.withdrawnOn', { when }) : t('lesson.withdrawn')}</h2>
        <p>{reason.trim() === '' ? t('lesson.withdrawnUntold') : t('lesson.withdrawnWhy', { reason })}</p>
        <p>{t(ready ? 'lesson.withdrawnHere' : 'lesson.withdrawnGone')}</p>
      </div>
    </section>
  );
}
