import { Fragment, type ReactNode } from 'react';
import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { dateText } from '../words/index.ts';
import { WebAddress } from './WebAddress.tsx';

/** Who made it, who approved of it, and where its catalogue shows it. */
export function Source({ lesson: { about, attribution, licence } }: { readonly lesson: Lesson }) {
  const { t, language } = useWords();
  const { wallClock } = useLectern();
  const { provenance, reviews = [], page } = about ?? {};
  const { region, school, teacher, team } = provenance ?? {};
  const reviewed = (by: string, atUnixMs: number | null) =>
    [by, atUnixMs === null ? '' : dateText(atUnixMs, wallClock(), language)].filter(Boolean).join(' · ');
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t('lesson.source'), attribution],
    [t('lesson.region'), region],
    [t('lesson.school'), school],
    [t('lesson.teacher'), teacher],
    [t('lesson.team'), team],
    ...reviews.map(({ kind, by, atUnixMs }) => [t(`lesson.review.${kind}`), reviewed(by, atUnixMs)] as const),
    // A teacher who looks for a review must not take silence for one.
    [t('lesson.review'), about && reviews.length === 0 ? t('lesson.noReview') : null],
    [t('lesson.licence'), licence],
    [t('lesson.page'), page ? <WebAddress key="page" address={page} /> : null],
  ];
  const told = facts.filter(([, value]) => value);
  if (told.length === 0) return null;
  return (
    <dl className="lesson-source" data-testid="lesson-source">
      {told.map(([name, value], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there may be two reviews of a kind
        <Fragment key={at}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
