import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import './Button.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type'> & {
  /** `go`: the one main action of a view. */
  readonly look?: 'go' | 'plain' | 'quiet';
  readonly large?: boolean;
  readonly icon?: IconName;
  readonly iconAfter?: IconName;
  readonly busy?: boolean;
  readonly on?: boolean;
  readonly shortcut?: string;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: Props) {
  const { look = 'plain', large, icon, iconAfter, busy, on, shortcut, className, children, ...rest } = props;
  const classes = ['button', `button-${look}`, large ? 'button-large' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <button type="button" className={classes} aria-pressed={on} aria-busy={busy || undefined} {...rest}>
      {icon ? <Icon name={icon} size={large ? 24 : 20} /> : null}
      <span className="button-label">{children}</span>
      {iconAfter ? <Icon name={iconAfter} size={16} /> : null}
      {shortcut ? <kbd>{shortcut}</kbd> : null}
    </button>
  );
}
