import { useState } from 'react';
import type { Usual } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Field, TextBox } from '../ui/index.ts';
import type { TimetableInHand } from './useTimetable.ts';

const fields = ['className', 'subject', 'teacherName'] as const;

/** Whose timetable it is: what the cells then need not say. */
export function OwnerCard({ hand }: { readonly hand: TimetableInHand }) {
  const { t } = useWords();
  const { timetable, apply, isLocked } = hand;
  const { usual } = timetable;
  return (
    <section className="timetable-card timetable-owner">
      <h2>{t('timetable.owner')}</h2>
      <p className="timetable-none">{t('timetable.ownerNote')}</p>
      <div className="timetable-fields">
        {fields.map((field) => (
          <OwnerField
            key={field}
            label={t(`timetable.usual.${field}`)}
            value={usual[field] ?? ''}
            locked={isLocked('usual')}
            testId={`usual-${field}`}
            onChange={(text) => {
              const next: Usual = { ...usual, [field]: text.trim() || null };
              void apply([{ kind: 'usual', usual: next }]);
            }}
          />
        ))}
      </div>
    </section>
  );
}

type Props = {
  readonly label: string;
  readonly value: string;
  readonly locked: boolean;
  readonly testId: string;
  readonly onChange: (text: string) => void;
};

function OwnerField({ label, value, locked, testId, onChange }: Props) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft.trim() !== value) onChange(draft);
    setDraft(null);
  };
  return (
    <Field name={label}>
      <TextBox
        value={draft ?? value}
        readOnly={locked}
        maxLength={40}
        data-testid={testId}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          // Enter takes what an input method has composed.
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) commit();
        }}
      />
    </Field>
  );
}
