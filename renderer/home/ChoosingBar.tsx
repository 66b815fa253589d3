import type { WeekPeriod } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useWallClock, useWords } from '../state/index.ts';
import { placeInWeek, usePlan } from '../timetable/index.ts';
import { Button, Icon } from '../ui/index.ts';
import './ChoosingBar.css';
import { civilDateAt } from './next-period.ts';

type Props = {
  /** Null: nothing is being chosen. */
  readonly period: WeekPeriod | null;
  /** The lesson whose page is open. */
  readonly lessonId: LessonId | null;
  readonly onStop: () => void;
  /** It stands there; after `onStop`. */
  readonly onDone: () => void;
};

/** While a lesson is looked for that is to stand in a period: says which one, and puts it there. */
export function ChoosingBar({ period, ...rest }: Props) {
  return period ? <Bar period={period} {...rest} /> : null;
}

function Bar({ period, lessonId, onStop, onDone }: Props & { readonly period: WeekPeriod }) {
  const words = useWords();
  const plan = usePlan();
  const today = civilDateAt(useWallClock());
  const { t } = words;
  const at = placeInWeek(words, period, today);
  const put = async (chosen: LessonId) => {
    if (!(await plan([period], chosen, today))) return;
    onStop();
    onDone();
  };
  return (
    <div className="choosing" role="status" data-testid="choosing">
      <Icon name="calendar-days" />
      <p>{t('home.choosing', { at })}</p>
      {lessonId === null ? null : (
        <Button icon="check" data-testid="choosing-put" onClick={() => void put(lessonId)}>
          {t('plan.put', { at })}
        </Button>
      )}
      <Button look="quiet" data-testid="choosing-stop" onClick={onStop}>
        {t('app.cancel')}
      </Button>
    </div>
  );
}
