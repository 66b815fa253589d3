import type { WeekPeriod } from '../../core/contract/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { placeInWeek, usePlan, useWeeksAhead, type WeeksAhead } from '../timetable/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { hourText } from '../words/index.ts';
import './PlanMenu.css';

type Props = { readonly lesson: Pick<Lesson, 'id'> };

/** Which of this and the next week's periods the lesson is for. Nothing where there is no timetable. */
export function PlanMenu({ lesson }: Props) {
  const hasTimetable = useStore(useLectern().home).periods?.week?.hasTimetable ?? false;
  return hasTimetable ? <Periods lesson={lesson} /> : null;
}

function Periods({ lesson }: Props) {
  const words = useWords();
  const { t } = words;
  const ahead = useWeeksAhead();
  const first = ahead?.weeks.flat().find((period) => isIn(period, lesson));
  const shown = ahead && first ? t('plan.at', { at: placeInWeek(words, first, ahead.today) }) : t('plan.name');
  return (
    <Menu
      buttonClass="button button-quiet plan-button"
      label={first ? `${shown}. ${t('plan.choose')}` : `${shown}: ${t('plan.choose')}`}
      testId="plan"
      disabled={!ahead}
      button={
        <>
          <Icon name="calendar-days" />
          <span className="button-label">{shown}</span>
          <Icon name="chevron-down" size={16} />
        </>
      }
    >
      {ahead ? <PeriodList ahead={ahead} lesson={lesson} /> : null}
    </Menu>
  );
}

function PeriodList({ ahead, lesson }: Props & { readonly ahead: WeeksAhead }) {
  const { t } = useWords();
  const weeks = ahead.weeks.map((periods, at) => ({ title: t(at === 0 ? 'home.week' : 'home.nextWeek'), periods }));
  const shown = weeks.filter(({ periods }) => periods.length > 0);
  if (shown.length === 0) return <p className="plan-none">{t('plan.none')}</p>;
  return shown.map(({ title, periods }) => (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div key={title} role="group" aria-label={title} className="plan-week">
      <p aria-hidden="true">{title}</p>
      {periods.map((period) => (
        <PeriodItem key={keyOf(period)} period={period} ahead={ahead} lesson={lesson} />
      ))}
    </div>
  ));
}

type ItemProps = Props & { readonly period: WeekPeriod; readonly ahead: WeeksAhead };

/** Stays open when it is pressed: a lesson is often for several classes. */
function PeriodItem({ period, ahead, lesson }: ItemProps) {
  const words = useWords();
  const plan = usePlan();
  const on = isIn(period, lesson);
  const { planned, startsAtUnixMs, subjectName } = period;
  const other = planned && !on ? words.local(planned.title) : null;
  return (
    <MenuItem
      kind="checkbox"
      on={on}
      testId="plan-period"
      note={other ?? hourText(startsAtUnixMs, words.language)}
      onPress={() => void plan([period], on ? null : lesson.id, ahead.today)}
    >
      {[placeInWeek(words, period, ahead.today), subjectName].filter(Boolean).join(' ')}
    </MenuItem>
  );
}

const isIn = ({ planned }: WeekPeriod, { id }: Props['lesson']) => planned?.lessonId === id;
const keyOf = ({ date, number, className }: WeekPeriod) => `${date}/${number}/${className ?? ''}`;
