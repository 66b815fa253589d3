import type { ReactNode } from 'react';
import './StateLine.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Props = {
  readonly icon: IconName;
  readonly tone?: 'plain' | 'good' | 'info' | 'bad' | 'cue';
  readonly children: ReactNode;
};

/** State is always shape, word and colour together. */
export function StateLine({ icon, tone = 'plain', children }: Props) {
  return (
    <span className={`state-line state-${tone}`}>
      <Icon name={icon} size={16} />
      <span>{children}</span>
    </span>
  );
}
