import { memo } from 'react';
import { gridTrack, type SessionLesson, type SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { InkThumbnail, useInkMarks } from '../ink/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, Still } from '../teach/index.ts';
import { clockText } from '../words/index.ts';
import './MarksCard.css';

type Props = { readonly state: SessionState; readonly lesson: SessionLesson; readonly actions: Actions };

const WHOLE = { x: 0, y: 0, width: 1, height: 1 };

/** The class's marks on this lesson, each a way back to its moment. */
export const MarksCard = memo(function MarksCard({ state, lesson, actions }: Props) {
  const { t } = useWords();
  const { ink } = useHand();
  const marks = useInkMarks(ink, lesson.id);
  const role = gridTrack(lesson)?.role ?? 'screen';
  const here = state.motion.kind === 'paused' ? state.motion.mediaSeconds : null;
  return (
    <section className="stage-panel marks" aria-label={t('console.marks')}>
      <h2>{t('console.marks')}</h2>
      {marks.length === 0 ? <p className="marks-none">{t('console.marksNone')}</p> : null}
      <ol>
        {marks.map((mark) => (
          <li key={mark.pageId}>
            <button
              type="button"
              className="marks-row figures"
              aria-current={here !== null && Math.abs(here - mark.mediaSeconds) < 0.05 ? 'true' : undefined}
              onClick={() => actions.seek(mark.mediaSeconds)}
              data-testid="marks-row"
            >
              <Still seconds={mark.mediaSeconds}>
                <InkThumbnail
                  store={ink}
                  pageId={mark.pageId}
                  surfaces={[{ surface: role, rect: WHOLE }]}
                  width={112}
                  height={63}
                />
              </Still>
              <span>
                <b>{clockText(mark.mediaSeconds)}</b>
                <small>{t('console.mark', { count: mark.strokes })}</small>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
});
