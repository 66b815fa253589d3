import type { ReactNode } from 'react';
import './Segmented.css';

type Option<Value> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly name?: string;
  readonly testId?: string;
};

type Props<Value> = {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChoose: (value: Value) => void;
  readonly after?: ReactNode;
};

/** A few choices side by side, one of them on. */
export function Segmented<Value extends string | number>({ label, value, options, onChoose, after }: Props<Value>) {
  return (
    <fieldset className="segmented">
      <legend className="only-heard">{label}</legend>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          aria-label={option.name}
          data-testid={option.testId}
          onClick={() => onChoose(option.value)}
        >
          {option.label}
        </button>
      ))}
      {after}
    </fieldset>
  );
}
