import { type ReactNode, useEffect, useId, useRef } from 'react';
import './Dialog.css';

type Props = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** The verbs; give the safe one `autoFocus`. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly testId?: string;
};

/** A native modal dialog: the browser keeps focus inside, closes on Esc and gives the focus back. */
export function Dialog({ title, onClose, children, actions, wide, testId }: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog
      ref={element}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      data-testid={testId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <h2 id={titleId}>{title}</h2>
      <div className="dialog-body">{children}</div>
      {actions ? <div className="dialog-actions">{actions}</div> : null}
    </dialog>
  );
}
