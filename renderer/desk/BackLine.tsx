import type { ReactNode } from 'react';
import { Icon } from '../ui/index.ts';
import './BackLine.css';

type Props = {
  /** Where it leads, in words. */
  readonly to: string;
  readonly onBack: () => void;
  /** What can be done with all that stands below. */
  readonly children?: ReactNode;
};

/** The first line of a page that was reached from another one. */
export function BackLine({ to, onBack, children }: Props) {
  return (
    <div className="back-line">
      <button type="button" className="back-link" onClick={onBack} data-testid="back">
        <Icon name="chevron-left" />
        {to}
      </button>
      {children}
    </div>
  );
}
