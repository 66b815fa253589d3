import type { WeekPeriod } from '../../core/contract/index.ts';
import type { CivilDate } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { periodName, placeInWeek, shortClass } from '../timetable/index.ts';
import { Icon } from '../ui/index.ts';

type Props = {
  readonly periods: readonly WeekPeriod[];
  readonly today: CivilDate;
  readonly onFill: (period: WeekPeriod) => void;
};

/** A day's periods without a lesson: each a place that waits for one. */
export function FreePeriods({ periods, today, onFill }: Props) {
  const words = useWords();
  return (
    <div className={periods.length > 4 ? 'free-periods free-periods-many' : 'free-periods'}>
      {periods.map((period) => {
        const { number, name, className, subjectName } = period;
        const about = [className && shortClass(className), subjectName].filter(Boolean).join(' ');
        return (
          <button
            key={`${number}/${className ?? ''}`}
            type="button"
            className="free-period"
            onClick={() => onFill(period)}
            data-testid="free-period"
          >
            <span className="free-period-text">
              <b className="cut">{periodName(words, number, name)}</b>
              <small className="cut">{about}</small>
            </span>
            <span className="only-heard">{words.t('home.fill', { at: placeInWeek(words, period, today) })}</span>
            <Icon name="plus" size={16} />
          </button>
        );
      })}
    </div>
  );
}
