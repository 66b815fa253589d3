import { memo } from 'react';
import { isAtEnd, nextSegment, segmentAt, segmentsOfPlan } from '../../core/plan/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './NextSegment.css';
import type { InClassView } from './useInClass.ts';
import { useNextSegment } from './useNextSegment.ts';

type Props = { readonly state: SessionState; readonly inClass: InClassView | null };

/** Which of the plan's segments the class sees, and the one behind it. */
export const NextSegment = memo(function NextSegment({ state, inClass }: Props) {
  const { t, local } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const { goOn } = useNextSegment({ state, inClass });
  const { lesson } = state;
  const plan = inClass?.plan;
  if (!lesson || !plan) return null;
  const all = segmentsOfPlan(plan);
  if (all.length === 0) return null;
  const here = { lessonId: lesson.id, seconds, segmentId: lesson.segmentId };
  const now = segmentAt(plan, here);
  const next = nextSegment(plan, here);
  const title = next ? local(plan.lessons.find(({ lessonId }) => lessonId === next.lessonId)?.title ?? {}) : '';
  return (
    <div className="next-segment" data-testid="next-segment" data-at-end={now !== null && isAtEnd(now, seconds)}>
      <p>
        <small className="figures">
          {now
            ? t('segment.now', { at: all.indexOf(now) + 1, of: all.length })
            : t('segment.beside', { count: all.length })}
        </small>
        {next ? (
          <span className="cut figures">{t('segment.next', { title, from: clockText(next.fromSeconds) })}</span>
        ) : (
          <span className="cut">{t('segment.last')}</span>
        )}
      </p>
      {next ? (
        <Button icon="skip-forward" shortcut="Shift N" onClick={goOn} data-testid="next-segment-go">
          {t('segment.go')}
        </Button>
      ) : null}
    </div>
  );
});
