import type { ButtonHTMLAttributes } from 'react';
import { Icon } from './Icon.tsx';
import './IconButton.css';
import type { IconName } from './icons.ts';

type Props = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'children' | 'disabled'> & {
  readonly icon: IconName;
  /** What it does, and to what: read out, and shown beside the pointer. */
  readonly name: string;
  /** For a line of text; else it is as large as a finger needs. */
  readonly small?: boolean;
  /** It does nothing now and keeps the focus: what is pressed again and again may come to its end. */
  readonly off?: boolean;
};

/** A square with an icon, where a row or a field has no room for words. */
export function IconButton({ icon, name, small, off, className, onClick, ...rest }: Props) {
  const classes = ['icon-button', small ? 'icon-button-small' : '', className ?? ''].filter(Boolean).join(' ');
  return (
    <button
      type="button"
      className={classes}
      aria-label={name}
      title={name}
      aria-disabled={off || undefined}
      onClick={off ? undefined : onClick}
      {...rest}
    >
      <Icon name={icon} />
    </button>
  );
}
