import { Fragment } from 'react';
import type { ClassStop } from '../../core/contract/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { clockText, dayText } from '../words/index.ts';

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
          <li key={stop.classId ?? ''} className="lesson-row lesson-class figures">
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

/** Who made it, who approved of it, and where its catalogue shows it; as text, because nothing opens the web from here. */
function Source({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useWords();
  const { provenance, reviews = [], page } = lesson.about ?? {};
  const { region, school, teacher, team } = provenance ?? {};
  const place = [school ?? region, team].filter(Boolean).join(' · ');
  const facts: readonly (readonly [string, string | null | undefined])[] = [
    [t('lesson.source'), lesson.attribution ?? place],
    [t('lesson.teacher'), teacher],
    ...reviews.map(({ kind, by }) => [t(`lesson.review.${kind}`), by] as const),
    [t('lesson.licence'), lesson.licence],
    [t('lesson.page'), page],
  ];
  const told = facts.filter(([, value]) => value);
  if (told.length === 0) return null;
  return (
    <dl className="lesson-source">
      {told.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
