import { useState } from 'react';
import type { SourceLook } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { numberText, placeText } from './words.ts';

type Props = { readonly lessons: SourceLook['lessons']; readonly total: number };

const SHOWN_AT_FIRST = 20;

/** The first lessons as they were understood. */
export function LessonTable({ lessons, total }: Props) {
  const words = useWords();
  const { t } = words;
  const [all, setAll] = useState(false);
  if (lessons.length === 0) return null;
  const shown = all ? lessons : lessons.slice(0, SHOWN_AT_FIRST);
  return (
    <section className="rules">
      <h2>{t('source.lessonsUnderstood')}</h2>
      <p className="figures">
        {t('source.firstOf', { shown: shown.length, number: numberText(Math.max(total, shown.length), words) })}
      </p>
      <table className="rules-table" data-testid="look-lessons">
        <thead>
          <tr>
            <th scope="col">{t('source.lesson')}</th>
            <th scope="col">{t('source.where')}</th>
            <th scope="col">{t('source.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((lesson, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lessons of one title are two rows
            <tr key={at}>
              <th scope="row">{words.local(lesson.title)}</th>
              <td>{placeText(lesson, words) || t('source.notRead')}</td>
              <td className="cut">{lesson.units.map(words.local).join(' › ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < lessons.length ? (
        <Button look="quiet" onClick={() => setAll(true)} data-testid="lessons-more">
          {t('source.moreLessons', { number: lessons.length - shown.length })}
        </Button>
      ) : null}
    </section>
  );
}
