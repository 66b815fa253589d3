import { memo } from 'react';
import { isWatched, type Shown } from '../../core/plan/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { BudgetBar, budgetShown, shownAlone } from './BudgetBar.tsx';
import type { InClassView } from './useInClass.ts';

const LEAST_SECONDS = 60;

type Props = { readonly state: SessionState; readonly inClass: InClassView | null };

/** The class-minute budget: what was planned of video, what the class has seen, and the guidance beside it. */
export const ClassMinutes = memo(function ClassMinutes({ state, inClass }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 1000);
  if (!inClass) return null;
  const { plan, periodSeconds, videoSeconds, stretchSeconds, openSeconds } = inClass;
  const { motion, rate } = state;
  const ran = motion.kind === 'playing' && isWatched(state) ? (seconds - motion.mediaSeconds) / rate : 0;
  const running = Math.max(0, openSeconds + ran);
  const shown: Shown = {
    videoSeconds: videoSeconds + running,
    stretchSeconds: Math.max(stretchSeconds, running),
  };
  // A lesson that was only opened says nothing of minutes.
  if (!plan && shown.videoSeconds < LEAST_SECONDS) return null;
  const budget = plan
    ? budgetShown({ ...plan, periodSeconds }, shown)
    : shownAlone(shown, periodSeconds, inClass.school);
  return (
    <section className="stage-panel class-minutes" aria-label={t('budget.title')}>
      <h2>
        <span>{t('budget.title')}</span>
        <span className="figures">{t('prepare.minutes', { count: Math.round(periodSeconds / 60) })}</span>
      </h2>
      <BudgetBar budget={budget} />
    </section>
  );
});
