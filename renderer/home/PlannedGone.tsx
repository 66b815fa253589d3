import type { WeekPeriod } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import type { LocalText } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { placeInWeek, usePlan } from '../timetable/index.ts';
import { GoneCard } from './GoneCard.tsx';

type Props = {
  readonly title: LocalText;
  readonly periods: readonly WeekPeriod[];
  readonly today: CivilDate;
};

export function PlannedGone({ title, periods, today }: Props) {
  const words = useWords();
  const plan = usePlan();
  const { t, local } = words;
  const at = periods.map((period) => placeInWeek(words, period, today)).join(t('plan.and'));
  return (
    <GoneCard
      title={local(title)}
      takeOff={t('plan.takeOut')}
      takeOffNamed={t('plan.takeOutOf', { at, title: local(title) })}
      onTakeOff={() => void plan(periods, null, today)}
      testId="planned-gone"
    />
  );
}
