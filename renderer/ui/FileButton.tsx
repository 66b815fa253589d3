import { type ComponentProps, useRef } from 'react';
import { Button } from './Button.tsx';

type Props = Omit<ComponentProps<typeof Button>, 'onClick'> & {
  /** Endings and media types that the system's dialog offers first. */
  readonly accept: string;
  readonly multiple?: boolean;
  readonly inputTestId: string;
  /** At least one. */
  readonly onChoose: (files: readonly [File, ...File[]]) => void;
};

/** Asks for files by the system's own dialog. */
export function FileButton({ accept, multiple, inputTestId, onChoose, ...button }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button {...button} onClick={() => input.current?.click()} />
      <input
        ref={input}
        type="file"
        accept={accept}
        multiple={multiple}
        hidden
        data-testid={inputTestId}
        onChange={(event) => {
          const [first, ...others] = event.currentTarget.files ?? [];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (first) onChoose([first, ...others]);
        }}
      />
    </>
  );
}
