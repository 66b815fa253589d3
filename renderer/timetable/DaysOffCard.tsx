import { useState } from 'react';
import {
  type CivilDate,
  type DayException,
  firstDayOf,
  type Weekday,
  weekdayOf,
  weekdays,
} from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Button, ChoiceBox, Field, IconButton, Segmented, TextBox } from '../ui/index.ts';
import type { Words } from '../words/index.ts';
import { DateField } from './DateField.tsx';
import { utcOf } from './date-text.ts';
import { weekdayName } from './period-text.ts';
import type { TimetableInHand } from './useTimetable.ts';

/** Holidays, and days that are taught as another one. */
export function DaysOffCard({ hand }: { readonly hand: TimetableInHand }) {
  const words = useWords();
  const { t } = words;
  const { timetable, apply, isLocked } = hand;
  const locked = isLocked('exceptions');
  return (
    <section className="timetable-card">
      <h2>{t('timetable.daysOff')}</h2>
      {timetable.exceptions.length === 0 ? <p className="timetable-none">{t('timetable.daysOffNone')}</p> : null}
      <ul>
        {timetable.exceptions.map((one) => (
          <li key={`${one.kind}/${firstDayOf(one)}`} className="timetable-day figures" data-testid="day-off">
            <span>{daysText(words, one)}</span>
            <span>{one.kind === 'holiday' ? (one.name ?? t('timetable.holiday')) : makeUpText(words, one)}</span>
            {locked ? null : (
              <IconButton
                small
                icon="x"
                name={`${t('timetable.remove')} ${daysText(words, one)}`}
                data-testid="day-off-remove"
                onClick={() =>
                  void apply(
                    [{ kind: 'removeException', of: one.kind, from: firstDayOf(one) }],
                    t('timetable.removed', { name: daysText(words, one) }),
                  )
                }
              />
            )}
          </li>
        ))}
      </ul>
      {locked ? null : <AddDay hand={hand} />}
    </section>
  );
}

function AddDay({ hand }: { readonly hand: TimetableInHand }) {
  const words = useWords();
  const { t } = words;
  const { date: today } = hand.view.today;
  const [kind, setKind] = useState<DayException['kind']>('holiday');
  const [from, setFrom] = useState<CivilDate | null>(null);
  const [until, setUntil] = useState<CivilDate | null>(null);
  const [name, setName] = useState('');
  const [weekday, setWeekday] = useState<Weekday>(5);
  const add = async () => {
    if (from === null) return;
    const called = name.trim() || null;
    const exception: DayException =
      kind === 'holiday'
        ? { kind, from, until: until ?? from, name: called }
        : { kind, date: from, weekday, week: null, name: null };
    if (!(await hand.apply([{ kind: 'addException', exception }]))) return;
    setFrom(null);
    setUntil(null);
    setName('');
  };
  return (
    <form
      className="timetable-add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Segmented
        label={t('timetable.daysOff')}
        value={kind}
        onChoose={setKind}
        options={[
          { value: 'holiday', label: t('timetable.holiday'), testId: 'add-holiday' },
          { value: 'makeUp', label: t('timetable.makeUp'), testId: 'add-make-up' },
        ]}
      />
      <div className="timetable-fields timetable-dates">
        <DateField
          label={t(kind === 'holiday' ? 'timetable.firstDay' : 'timetable.day')}
          value={from}
          today={today}
          eager
          onChange={setFrom}
          testId="add-from"
        />
        {kind === 'holiday' ? (
          <DateField
            label={t('timetable.lastDay')}
            value={until}
            today={today}
            eager
            onChange={setUntil}
            testId="add-until"
          />
        ) : (
          <Field name={t('timetable.taughtAs')}>
            <ChoiceBox
              value={weekday}
              data-testid="add-weekday"
              onChange={(event) => setWeekday(Number(event.currentTarget.value) as Weekday)}
            >
              {weekdays.map((day) => (
                <option key={day} value={day}>
                  {weekdayName(words, day)}
                </option>
              ))}
            </ChoiceBox>
          </Field>
        )}
      </div>
      <div className="timetable-add-end">
        {kind === 'holiday' ? <NameField name={name} onName={setName} /> : null}
        <Button icon="plus" disabled={from === null} onClick={() => void add()} data-testid="add-day">
          {t('timetable.addDay')}
        </Button>
      </div>
    </form>
  );
}

function NameField({ name, onName }: { readonly name: string; readonly onName: (name: string) => void }) {
  const { t } = useWords();
  return (
    <Field name={t('timetable.holidayName')}>
      <TextBox
        value={name}
        maxLength={40}
        data-testid="add-name"
        onChange={(event) => onName(event.currentTarget.value)}
      />
    </Field>
  );
}

/** 10月1日–7日, 1–7 Oct. */
function daysText(words: Words, one: DayException): string {
  const from = firstDayOf(one);
  const until = one.kind === 'holiday' ? one.until : from;
  const form = new Intl.DateTimeFormat(words.language, { month: 'short', day: 'numeric', timeZone: 'UTC' });
  return from === until ? form.format(utcOf(from)) : form.formatRange(utcOf(from), utcOf(until));
}

function makeUpText(words: Words, one: Extract<DayException, { kind: 'makeUp' }>): string {
  return words.t('timetable.makeUpAs', {
    day: weekdayName(words, weekdayOf(one.date)),
    as: weekdayName(words, one.weekday),
  });
}
