import { useState } from 'react';
import { type CivilDate, readDate } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Field, TextBox } from '../ui/index.ts';
import './DateField.css';
import { dateFieldText } from './date-text.ts';
import { MonthPicker } from './MonthPicker.tsx';

type Props = {
  readonly label: string;
  readonly value: CivilDate | null;
  readonly today: CivilDate;
  readonly locked?: boolean;
  /** Told while it is typed, because nothing is kept by it yet; else when it is done. */
  readonly eager?: boolean;
  readonly onChange: (date: CivilDate | null) => void;
  readonly testId: string;
};

/** A field of its own: the browser's follows the language of the system, not of Lectern. */
export function DateField({ label, value, today, locked = false, eager = false, onChange, testId }: Props) {
  const words = useWords();
  const [draft, setDraft] = useState<string | null>(null);
  const read = draft === null ? value : readDate(draft, today);
  const isWrong = draft !== null && draft.trim() !== '' && read === null;
  const commit = () => {
    // What is no date stays there to be mended.
    if (isWrong) return;
    if (draft !== null && read !== value) onChange(read);
    setDraft(null);
  };
  const pick = (date: CivilDate) => {
    setDraft(null);
    onChange(date);
  };
  return (
    <div className="date-field">
      <Field name={label}>
        <TextBox
          className="figures"
          value={draft ?? (value === null ? '' : dateFieldText(value, words))}
          placeholder={words.t('timetable.dateHint')}
          readOnly={locked}
          autoComplete="off"
          maxLength={40}
          aria-invalid={isWrong}
          data-testid={testId}
          onFocus={(event) => event.currentTarget.select()}
          onChange={(event) => {
            setDraft(event.currentTarget.value);
            if (eager) onChange(readDate(event.currentTarget.value, today));
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') setDraft(null);
          }}
        />
      </Field>
      {locked ? null : (
        <MonthPicker label={label} value={value} today={today} onPick={pick} testId={`${testId}-month`} />
      )}
    </div>
  );
}
