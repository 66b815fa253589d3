import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import {
  type CivilDate,
  dateText,
  daysLater,
  mondayOf,
  monthsLater,
  partsOf,
  weekdayOf,
  weekdays,
} from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Icon, IconButton } from '../ui/index.ts';
import { dayLabel, monthText } from './date-text.ts';
import './MonthPicker.css';
import { weekdayName } from './period-text.ts';

type Props = {
  /** Which date it is. */
  readonly label: string;
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly onPick: (date: CivilDate) => void;
  readonly testId: string;
};

/** A month to press a day in: Esc and a press beside it put it away. */
export function MonthPicker({ label, value, today, onPick, testId }: Props) {
  const { t } = useWords();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  /** The day that the keys are at; null: it is not open. */
  const [at, setAt] = useState<CivilDate | null>(null);
  const name = t('timetable.chooseDay', { name: label });
  const pick = (date: CivilDate) => {
    onPick(date);
    panel.current?.hidePopover();
  };
  return (
    <>
      <button
        type="button"
        className="button button-plain month-open"
        popoverTarget={id}
        aria-haspopup="dialog"
        aria-label={name}
        title={name}
        data-testid={testId}
      >
        <Icon name="calendar-days" />
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        className="menu month"
        onToggle={(event) => setAt(event.newState === 'open' ? (value ?? today) : null)}
      >
        {at === null ? null : <Month at={at} value={value} today={today} onAt={setAt} onPick={pick} />}
      </div>
    </>
  );
}

type MonthProps = Pick<Props, 'value' | 'today' | 'onPick'> & {
  readonly at: CivilDate;
  readonly onAt: (date: CivilDate) => void;
};

function Month({ at, value, today, onAt, onPick }: MonthProps) {
  const words = useWords();
  const { t } = words;
  const table = useRef<HTMLTableElement>(null);
  /** The buttons of the months keep the focus; a day has it at the start and with every arrow. */
  const wantsFocus = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each day that the keys go to
  useEffect(() => {
    if (wantsFocus.current) table.current?.querySelector<HTMLButtonElement>('[tabindex="0"]')?.focus();
    wantsFocus.current = false;
  }, [at]);
  const turn = (months: number) => () => onAt(monthsLater(at, months));
  const key = (event: KeyboardEvent) => {
    const next = dayByKey(event.key, at);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    wantsFocus.current = true;
    onAt(next);
  };
  return (
    <>
      <div className="month-head">
        <IconButton
          icon="chevron-left"
          name={t('timetable.monthBefore')}
          data-testid="month-before"
          onClick={turn(-1)}
        />
        <b aria-live="polite">{monthText(at, words)}</b>
        <IconButton icon="chevron-right" name={t('timetable.monthAfter')} data-testid="month-after" onClick={turn(1)} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid may be a table's */}
      <table ref={table} role="grid" aria-label={monthText(at, words)} onKeyDown={key}>
        <thead>
          <tr>
            {weekdays.map((day) => (
              <th key={day} scope="col">
                {weekdayName(words, day)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {weeksOf(at).map((week) => (
            <tr key={week[0]}>
              {week.map((date) => (
                <td key={date} data-other={isOtherMonth(date, at) || undefined}>
                  <button
                    type="button"
                    tabIndex={date === at ? 0 : -1}
                    aria-label={dayLabel(date, words)}
                    aria-pressed={date === value}
                    aria-current={date === today ? 'date' : undefined}
                    data-testid="month-day"
                    onClick={() => onPick(date)}
                  >
                    {partsOf(date)[2]}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const WEEKS = 6;

/** Always as many, so that the buttons of the months stay where they are. */
function weeksOf(at: CivilDate): readonly (readonly CivilDate[])[] {
  const [year, month] = partsOf(at);
  const monday = mondayOf(dateText(year, month, 1));
  return Array.from({ length: WEEKS }, (_, week) => weekdays.map((day) => daysLater(monday, week * 7 + day - 1)));
}

const isOtherMonth = (date: CivilDate, at: CivilDate): boolean => partsOf(date)[1] !== partsOf(at)[1];

function dayByKey(key: string, at: CivilDate): CivilDate | null {
  const days = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[key];
  if (days !== undefined) return daysLater(at, days);
  if (key === 'Home') return mondayOf(at);
  if (key === 'End') return daysLater(at, 7 - weekdayOf(at));
  if (key === 'PageUp') return monthsLater(at, -1);
  return key === 'PageDown' ? monthsLater(at, 1) : null;
}
