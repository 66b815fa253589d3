import { useMemo, useState } from 'react';
import { type Weekday, type WeekKind, weekdayOf, weekdays } from '../../core/timetable/index.ts';
import { usePeople } from '../people/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Segmented } from '../ui/index.ts';
import { BellRow } from './BellRow.tsx';
import { GridCell } from './GridCell.tsx';
import { changeTo, type GridShape, isIn, placesIn, rangeOf, textAt } from './grid-law.ts';
import { weekdayName } from './period-text.ts';
import { useGrid } from './useGrid.ts';
import type { TimetableInHand } from './useTimetable.ts';
import './WeekGrid.css';

type Props = {
  readonly hand: TimetableInHand;
  readonly alternates: boolean;
  /** Pasted text that is a whole timetable is looked at before it is taken. */
  readonly onTable: (text: string) => Promise<boolean>;
};

/** The week: days across, periods down. One cell has the focus; what is typed goes into it. */
export function WeekGrid({ hand, alternates, onTable }: Props) {
  const words = useWords();
  const { t } = words;
  const { timetable, view, isLocked, apply } = hand;
  const today = weekdayOf(view.today.date);
  const { periods, bells } = timetable;
  const [weekend, setWeekend] = useState(false);
  const [chosenLayer, setLayer] = useState<WeekKind>('every');
  const layer = alternates ? chosenLayer : 'every';
  const hasWeekend = weekend || periods.some(({ weekday }) => weekday > 5);
  const days = useMemo(() => daysShown(hasWeekend), [hasWeekend]);
  const { people } = usePeople();
  const classNames = useMemo(
    () => [...people.classes.map(({ name }) => name), ...periods.flatMap(({ className }) => className ?? [])],
    [people, periods],
  );
  const shape: GridShape = { days, bells, layer, classNames };
  const marks = { odd: t('timetable.oddMark'), even: t('timetable.evenMark') };
  const grid = useGrid({ hand, shape, marks, onTable });
  const range = rangeOf(grid.active, grid.anchor);
  const locked = isLocked('periods');
  const fillRow = () => {
    const text = textAt(periods, shape, grid.active, marks);
    const row = days.map((_, column) => ({ row: grid.active.row, column }));
    void apply(row.flatMap((place) => changeTo(periods, shape, place, text)));
  };
  const clear = () => void apply(placesIn(range).flatMap((place) => changeTo(periods, shape, place, '')));
  return (
    <section className="week">
      {alternates ? (
        <Segmented
          label={t('timetable.whichWeeks')}
          value={layer}
          onChoose={setLayer}
          options={(['every', 'odd', 'even'] as const).map((value) => ({
            ...{ value, label: t(`timetable.weeks.${value}`), testId: `layer-${value}` },
          }))}
        />
      ) : null}
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid may be a table (ARIA practices, data grid) */}
      <table className="week-grid" role="grid" aria-label={t('timetable.week')} data-testid="week-grid">
        <thead>
          <tr>
            <th scope="col">{t('timetable.bells')}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? 'week-today' : undefined}>
                {day === today ? t('timetable.today', { day: weekdayName(words, day) }) : weekdayName(words, day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bells.map((bell, row) => (
            <tr key={bell.number}>
              <BellRow bell={bell} at={row} hand={hand} />
              {days.map((day, column) => {
                const place = { row, column };
                return (
                  <GridCell
                    key={day}
                    place={place}
                    periods={periods}
                    shape={shape}
                    marks={marks}
                    label={`${weekdayName(words, day)} ${grid.nameOf(row)}`}
                    isActive={grid.active.row === row && grid.active.column === column}
                    isSelected={isIn(range, place)}
                    isLocked={locked}
                    grid={grid}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <div className="week-tools">
        <p>{t(locked ? 'timetable.locked' : 'timetable.hint')}</p>
        {locked ? null : (
          <>
            <Button look="quiet" onClick={fillRow} data-testid="fill-row">
              {t('timetable.fillRow')}
            </Button>
            <Button look="quiet" onClick={clear} data-testid="clear-cell">
              {t('timetable.clearCell')}
            </Button>
            <Button look="quiet" on={hasWeekend} onClick={() => setWeekend(!weekend)} data-testid="weekend">
              {t('timetable.weekend')}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

const daysShown = (weekend: boolean): readonly Weekday[] => weekdays.slice(0, weekend ? 7 : 5);
