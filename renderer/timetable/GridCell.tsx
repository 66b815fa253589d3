import { useEffect, useRef } from 'react';
import { type Period, said } from '../../core/timetable/index.ts';
import { subjectIn } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { type GridPlace, type GridShape, periodsAt, textAt, type WeekMarks } from './grid-law.ts';
import type { Grid } from './useGrid.ts';

type Props = {
  readonly place: GridPlace;
  readonly periods: readonly Period[];
  readonly shape: GridShape;
  readonly marks: WeekMarks;
  readonly label: string;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isLocked: boolean;
  readonly grid: Grid;
};

const SHOWN = 3;

export function GridCell(props: Props) {
  const { place, periods, shape, marks, label, isActive, isSelected, isLocked, grid } = props;
  const { t } = useWords();
  const field = useRef<HTMLInputElement>(null);
  const text = textAt(periods, shape, place, marks);
  const own = periodsAt(periods, shape, place);
  const draft = isActive ? grid.draft : null;
  const isTyping = draft !== null;
  useEffect(() => {
    const table = field.current?.closest('table');
    // The focus follows the cell that is pointed at, and stays out of the grid while it is elsewhere.
    if (isActive && table?.matches('[data-has-focus]')) field.current?.focus();
  }, [isActive]);
  useEffect(() => {
    if (isTyping) field.current?.focus();
  }, [isTyping]);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field inside the cell takes the focus
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid's cell may be a table's
      role="gridcell"
      aria-selected={isSelected}
      className={isSelected ? 'week-cell week-selected' : 'week-cell'}
      data-testid="week-cell"
      data-typing={isTyping || undefined}
      onMouseDown={(event) => {
        if (isTyping) return;
        event.preventDefault();
        const table = event.currentTarget.closest('table');
        const hadFocus = table?.contains(document.activeElement) ?? false;
        table?.setAttribute('data-has-focus', '');
        grid.press(place, { extending: event.shiftKey, hadFocus });
        field.current?.focus();
      }}
    >
      <div className="week-shown" aria-hidden={isTyping}>
        {own.slice(0, SHOWN).map((period, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines of one cell may say the same
          <PeriodLine key={at} period={period} marks={marks} />
        ))}
        {own.length > SHOWN ? <small>{t('timetable.more', { count: own.length - SHOWN })}</small> : null}
      </div>
      {isActive ? (
        <input
          ref={field}
          className="week-field"
          value={draft ?? ''}
          readOnly={isLocked}
          maxLength={400}
          autoComplete="off"
          spellCheck={false}
          aria-label={text === '' ? label : `${label}: ${text}`}
          data-testid="week-field"
          onChange={(event) => grid.type(event.currentTarget.value)}
          onKeyDown={grid.key}
          onCopy={(event) => grid.copy(event, false)}
          onCut={(event) => grid.copy(event, true)}
          onPaste={grid.paste}
          onFocus={(event) => event.currentTarget.closest('table')?.setAttribute('data-has-focus', '')}
          onBlur={(event) => {
            const table = event.currentTarget.closest('table');
            if (!table?.contains(event.relatedTarget)) table?.removeAttribute('data-has-focus');
            grid.leave();
          }}
        />
      ) : null}
    </td>
  );
}

const nobody = { usual: { className: null, subject: null, teacherName: null } };

/** The class is what a teacher looks for; in a class's own timetable it is the subject. */
function PeriodLine({ period, marks }: { readonly period: Period; readonly marks: WeekMarks }) {
  const { className, subject, teacherName } = said(nobody, period);
  const [first, ...rest] = [className, subject, teacherName].filter((word) => word !== null);
  const known = subject === null ? null : subjectIn(subject);
  return (
    <p className="week-period">
      {known ? <i className={`week-hue hue-${known}`} /> : null}
      <span>
        <b>{first}</b> {rest.join(' ')}
        {period.week === 'every' ? null : <small> {marks[period.week]}</small>}
      </span>
    </p>
  );
}
