import * as v from 'valibot';
import { CivilDate } from '../../core/timetable/index.ts';
import { Field, TextBox } from '../ui/index.ts';

type Props = {
  readonly label: string;
  readonly value: CivilDate | null;
  readonly locked?: boolean;
  readonly onChange: (date: CivilDate | null) => void;
  readonly testId: string;
};

export function DateField({ label, value, locked, onChange, testId }: Props) {
  return (
    <Field name={label}>
      <TextBox
        type="date"
        className="figures"
        value={value ?? ''}
        readOnly={locked}
        data-testid={testId}
        onChange={(event) => {
          const text = event.currentTarget.value;
          if (text === '') onChange(null);
          // Half a year typed so far is no date yet.
          else if (v.is(CivilDate, text)) onChange(text as CivilDate);
        }}
      />
    </Field>
  );
}
