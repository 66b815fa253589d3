import { useState } from 'react';
import { useWords } from '../state/index.ts';
import { Button, Field, TextBox } from '../ui/index.ts';
import './AddName.css';

type Props = {
  readonly label: string;
  readonly hint: string;
  /** Answers what is wrong, in words, or null when it is done. */
  readonly onAdd: (name: string) => Promise<string | null>;
  readonly onDone?: () => void;
  readonly testId: string;
};

export function AddName({ label, hint, onAdd, onDone, testId }: Props) {
  const { t } = useWords();
  const [name, setName] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const add = async () => {
    if (name.trim() === '') return;
    const answer = await onAdd(name.trim());
    setWrong(answer);
    if (answer !== null) return;
    setName('');
    onDone?.();
  };
  return (
    <form
      className="add-name"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <Field name={label}>
        <TextBox
          value={name}
          placeholder={hint}
          maxLength={40}
          data-testid={testId}
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key !== 'Escape' && event.stopPropagation()}
        />
      </Field>
      <Button data-testid={`${testId}-add`} onClick={() => void add()}>
        {t('people.add')}
      </Button>
      {wrong ? <p role="alert">{wrong}</p> : null}
    </form>
  );
}
