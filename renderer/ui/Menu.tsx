import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';
import './Menu.css';
import { Icon } from './Icon.tsx';
import type { IconName } from './icons.ts';

type MenuProps = {
  /** What the button shows. */
  readonly button: ReactNode;
  readonly buttonClass: string;
  /** What the button and the menu are called. */
  readonly label: string;
  readonly children: ReactNode | ((close: () => void) => ReactNode);
  /** What stands under the items and is no item itself, such as a field. */
  readonly foot?: (close: () => void) => ReactNode;
  readonly testId?: string;
  readonly disabled?: boolean;
  /** What it chose last is in hand. */
  readonly on?: boolean;
  /** Where the menu opens from its button. */
  readonly side?: 'below' | 'above' | 'right' | 'left';
  /** For a panel of other controls: no menu to a screen reader. */
  readonly plain?: boolean;
};

const focusables = '[role^="menuitem"]:not(:disabled)';

/** A native popover anchored to its button: light dismiss, Esc and the top of everything come with it. */
export function Menu(props: MenuProps) {
  const { button, buttonClass, label, children, foot, testId, disabled, on, side = 'below', plain } = props;
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const close = () => panel.current?.hidePopover();

  const step = (event: KeyboardEvent) => {
    if (plain) return;
    const items = [...(panel.current?.querySelectorAll<HTMLElement>(focusables) ?? [])];
    const at = items.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined || (event.target as HTMLElement).tagName === 'INPUT') return;
    event.preventDefault();
    event.stopPropagation();
    items.at(to % items.length)?.focus();
  };

  return (
    <>
      <button
        type="button"
        className={buttonClass}
        popoverTarget={id}
        aria-haspopup={plain ? 'dialog' : 'menu'}
        aria-label={label}
        aria-pressed={on}
        title={label}
        disabled={disabled}
        data-testid={testId}
      >
        {button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the menu inside, which has the role */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={`menu menu-${side}`}
        onKeyDown={step}
        onToggle={(event) => {
          if (event.newState !== 'open' || plain) return;
          const first = panel.current?.querySelector<HTMLElement>(focusables);
          // A menu of things to do may end with things to choose.
          const isChoice = first?.hasAttribute('aria-checked');
          const chosen = isChoice ? panel.current?.querySelector<HTMLElement>('[aria-checked="true"]') : null;
          (chosen ?? first)?.focus();
        }}
      >
        {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is one of two, both take a label */}
        <div role={plain ? 'group' : 'menu'} aria-label={label}>
          {typeof children === 'function' ? children(close) : children}
        </div>
        {foot ? foot(close) : null}
      </div>
    </>
  );
}

type ItemProps = {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: IconName;
  /** One of several, or one that can be on beside others. */
  readonly kind?: 'radio' | 'checkbox';
  readonly on?: boolean;
  readonly testId?: string;
  readonly note?: string;
  readonly disabled?: boolean;
};

export function MenuItem({ children, onPress, icon, kind, on, testId, note, disabled }: ItemProps) {
  const role = kind === 'radio' ? 'menuitemradio' : kind === 'checkbox' ? 'menuitemcheckbox' : 'menuitem';
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: aria-checked comes only with the two roles that take it
    <button
      type="button"
      role={role}
      aria-checked={kind ? Boolean(on) : undefined}
      className="menu-item"
      onClick={onPress}
      data-testid={testId}
      disabled={disabled}
    >
      {kind ? <span className="menu-mark">{on ? <Icon name="check" size={16} /> : null}</span> : null}
      {icon ? <Icon name={icon} size={20} /> : null}
      <span className="menu-text">{children}</span>
      {note ? <span className="menu-note figures">{note}</span> : null}
    </button>
  );
}
