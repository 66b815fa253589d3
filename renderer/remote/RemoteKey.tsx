import type { ReactNode } from 'react';
import type { RemoteLesson, RemotePress } from '../../core/remote/index.ts';
import { Icon, type IconName } from '../ui/index.ts';
import type { Words } from '../words/index.ts';

/** What each part of the remote's page is made from. */
export type Part = {
  readonly lesson: RemoteLesson;
  readonly press: (press: RemotePress) => void;
  readonly t: Words['t'];
};

type KeyProps = {
  readonly icon: IconName;
  readonly testId: string;
  readonly on?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
};

export function Key({ icon, testId, on, onPress, children }: KeyProps) {
  return (
    <button type="button" className="remote-key" aria-pressed={on} data-testid={testId} onClick={onPress}>
      <Icon name={icon} size={28} />
      <span>{children}</span>
    </button>
  );
}

export function Big({ icon, testId, onPress, children }: KeyProps) {
  return (
    <button type="button" className="remote-key remote-big" data-testid={testId} onClick={onPress}>
      <Icon name={icon} size={32} />
      <span>{children}</span>
    </button>
  );
}
