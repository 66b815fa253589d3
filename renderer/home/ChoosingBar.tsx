import type { WeekPeriod } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useWallClock, useWords } from '../state/index.ts';
import { placeInWeek, usePlan } from '../timetable/index.ts';
import { Button, Icon } from '../ui/index.ts';
import './ChoosingBar.css';
import { civilDateAt } from './next-period.ts';

type Props = {
  readonly period: WeekPeriod;
  /** The lesson whose page is open. */
  readonly lessonId: LessonId | null;
  readonly onDone: () => void;
  readonly onStop: () => void;
};

/** While a lesson is looked for that is to stand in a period: says which one, and puts it there. */
export function ChoosingBar({ period, lessonId, onDone, onStop }: Props) {
  const words = useWords();
  const plan = usePlan();
  const today = civilDateAt(useWallClock());
  const { t } = words;
  const at = placeInWeek(words, period, today);
  const put = async (chosen: LessonId) => {
    if (await plan(period, chosen, today)) onDone();
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
