import type { ClassStop } from '../../core/contract/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { clockText, dayText } from '../words/index.ts';
import { Source } from './Source.tsx';

type Props = { readonly lesson: Lesson; readonly stops: readonly ClassStop[] };

export function StopsCard({ lesson, stops }: Props) {
  const { t, language } = useWords();
  const { wallClock } = useLectern();
  return (
    <section className="lesson-card-box">
      <h2>{t('lesson.stops')}</h2>
      {stops.length === 0 ? <p className="lesson-none">{t('lesson.noStops')}</p> : null}
      <ul>
        {stops.map((stop) => (
          <li key={stop.classId ?? ''} className="lesson-row lesson-class figures" data-testid="lesson-stop">
            <b className="cut">{stop.className ?? t('people.noClass')}</b>
            <span>
              {stop.finished ? t('shelf.finished') : t('shelf.stoppedAt', { time: clockText(stop.stopSeconds) })}
            </span>
            <span className="lesson-row-note">
              {[
                stop.pages > 0 ? t('shelf.pages', { count: stop.pages }) : '',
                dayText(stop.atUnixMs, wallClock(), language),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
      <Source lesson={lesson} />
    </section>
  );
}
