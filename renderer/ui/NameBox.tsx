import { useState } from 'react';

type Props = {
  readonly className: string;
  /** What it is the name of. */
  readonly label: string;
  readonly name: string;
  readonly testId: string;
  /** Another name than before, and not an empty one. */
  readonly onName: (name: string) => void;
  /** It stands where a name stood that is to be typed anew: takes the focus, and says when it has done. */
  readonly onDone?: () => void;
};

const LENGTH_MAX = 80;

/** A name that is typed in its place: Enter or leaving it keeps it, Esc brings back what stood there. */
export function NameBox({ className, label, name, testId, onName, onDone }: Props) {
  const [text, setText] = useState<string | null>(null);
  const save = () => {
    const next = (text ?? '').trim();
    setText(null);
    if (next && next !== name) onName(next);
    onDone?.();
  };
  return (
    <input
      ref={onDone ? focusAndSelect : undefined}
      className={className}
      aria-label={label}
      value={text ?? name}
      maxLength={LENGTH_MAX}
      data-testid={testId}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') setText(null);
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.stopPropagation();
        // What Esc has put back is there when it loses the focus.
        const input = event.currentTarget;
        setTimeout(() => input.blur());
      }}
    />
  );
}

function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}
