import type { ReactNode } from 'react';
import { ChoiceBox } from '../ui/index.ts';

type Props = {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  /** Somebody chose it, and it was not read from the source. */
  readonly isCorrected?: boolean;
  readonly testId?: string;
  readonly children: ReactNode;
};

export function Choice({ label, value, onChoose, isCorrected, testId, children }: Props) {
  return (
    <ChoiceBox
      className="choice"
      aria-label={label}
      value={value}
      data-corrected={isCorrected}
      data-testid={testId}
      onChange={(event) => onChoose(event.currentTarget.value)}
    >
      {children}
    </ChoiceBox>
  );
}
