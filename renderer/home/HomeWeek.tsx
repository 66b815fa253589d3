import type { TimetableWeek, WeekPeriod } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { LessonCardView } from '../shelf/index.ts';
import { useWallClock, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import { FreePeriods } from './FreePeriods.tsx';
import { HomeHeading } from './HomeHeading.tsx';
import './HomeWeek.css';
import { PlannedGone } from './PlannedGone.tsx';
import { cellLabel, type WeekCell, weekCells, weekCount } from './week-cells.ts';

type Props = {
  readonly week: TimetableWeek;
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onFill: (period: WeekPeriod) => void;
  readonly onTimetable: () => void;
};

export function HomeWeek({ week, onOpen, onFill, onTimetable }: Props) {
  const words = useWords();
  const cells = weekCells(week, useWallClock());
  const { t } = words;
  if (!week.hasTimetable) return <NoTimetable onTimetable={onTimetable} />;
  const number = week.weekNumber;
  return (
    <section data-testid="home-week">
      <HomeHeading
        title={t(week.monday > week.today ? 'home.nextWeek' : 'home.week')}
        note={noteOf(cells, words)}
        more={{
          text: number === null ? t('timetable.open') : t('timetable.weekNumber', { number }),
          onPress: onTimetable,
          testId: 'home-timetable',
        }}
      />
      <ul className="home-row week-row">
        {cells.map((cell) => (
          <Cell key={cell.key} cell={cell} week={week} onOpen={onOpen} onFill={onFill} />
        ))}
      </ul>
    </section>
  );
}

function noteOf(cells: readonly WeekCell[], { t }: Words): string {
  const { lessons, ready } = weekCount(cells);
  if (lessons > 0) return t('home.weekCount', { count: lessons, ready });
  return cells.length > 0 ? t('home.weekNone') : t('plan.noneLeft');
}

type CellProps = Omit<Props, 'onTimetable'> & { readonly cell: WeekCell };

function Cell({ cell, week, onOpen, onFill }: CellProps) {
  const words = useWords();
  const { day, who } = cellLabel(words, cell);
  return (
    <li className={cell.isToday ? 'week-place week-place-today' : 'week-place'} data-testid="week-place">
      <p className="week-label cut">
        <b>{day}</b> {who}
      </p>
      {cell.kind === 'free' ? (
        <FreePeriods periods={cell.periods} today={week.today} onFill={onFill} />
      ) : cell.planned.lesson ? (
        <LessonCardView card={cell.planned.lesson} onOpen={onOpen} />
      ) : (
        <PlannedGone title={cell.planned.title} periods={cell.periods} today={week.today} />
      )}
    </li>
  );
}

/** Nobody has to have a timetable; one line says what it would bring. */
function NoTimetable({ onTimetable }: Pick<Props, 'onTimetable'>) {
  const { t } = useWords();
  return (
    <p className="no-timetable" data-testid="no-timetable">
      {t('home.typeTimetable')}
      <Button look="quiet" icon="calendar-days" data-testid="home-timetable" onClick={onTimetable}>
        {t('home.toTimetable')}
      </Button>
    </p>
  );
}
