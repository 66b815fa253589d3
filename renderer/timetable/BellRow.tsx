import { useState } from 'react';
import {
  type Bell,
  type DayMinute,
  lengthenBell,
  minuteText,
  moveBell,
  readMinute,
} from '../../core/timetable/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { periodName } from './period-text.ts';
import type { TimetableInHand } from './useTimetable.ts';

type Props = { readonly bell: Bell; readonly at: number; readonly hand: TimetableInHand };

/** A period's name and its times. A time that is changed takes those behind it along, up to lunch. */
export function BellRow({ bell, at, hand }: Props) {
  const words = useWords();
  const { notices } = useLectern();
  const { timetable, isLocked, apply } = hand;
  const name = periodName(words, bell.number, bell.name);
  const change = (how: typeof moveBell) => (minute: DayMinute) => {
    const bells = how(timetable.bells, at, minute);
    if (bells === timetable.bells) notices.say(words.t('error.bellsOverlap'));
    else void apply([{ kind: 'bells', bells: [...bells] }]);
  };
  const locked = isLocked('bells');
  return (
    <th scope="row" className="week-bell">
      <span>{name}</span>
      <span className="week-times">
        <TimeField
          label={words.t('timetable.startsAt', { name })}
          minute={bell.startsAtMinute}
          locked={locked}
          onChange={change(moveBell)}
          testId="bell-starts"
        />
        –
        <TimeField
          label={words.t('timetable.endsAt', { name })}
          minute={bell.endsAtMinute}
          locked={locked}
          onChange={change(lengthenBell)}
          testId="bell-ends"
        />
      </span>
    </th>
  );
}

type FieldProps = {
  readonly label: string;
  readonly minute: DayMinute;
  readonly locked: boolean;
  readonly onChange: (minute: DayMinute) => void;
  readonly testId: string;
};

/** A field of its own: the browser's shows AM and PM where the system is English. */
function TimeField({ label, minute, locked, onChange, testId }: FieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const read = draft === null ? null : readMinute(draft);
    if (read !== null && read !== minute) onChange(read);
    setDraft(null);
  };
  return (
    <input
      className="week-time figures"
      aria-label={label}
      value={draft ?? minuteText(minute)}
      readOnly={locked}
      inputMode="numeric"
      autoComplete="off"
      maxLength={8}
      data-testid={testId}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(null);
      }}
    />
  );
}
