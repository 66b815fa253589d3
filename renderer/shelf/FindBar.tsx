import { type Ref, useImperativeHandle, useRef } from 'react';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import './FindBar.css';

export type FindHandle = { readonly focus: () => void };

type Props = {
  readonly text: string;
  /** How many, in words; empty while nothing is asked. */
  readonly found: string;
  readonly onText: (text: string) => void;
  /** Enter: the first of what was found. */
  readonly onEnter: () => void;
  readonly ref?: Ref<FindHandle>;
};

export function FindBar({ text, found, onText, onEnter, ref }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.select() }), []);
  return (
    <search className="find">
      <Icon name="search" size={24} />
      <input
        ref={input}
        type="text"
        enterKeyHint="search"
        value={text}
        maxLength={200}
        placeholder={t('shelf.searchHint')}
        aria-label={t('shelf.search')}
        data-testid="search"
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onEnter();
          else if (event.key === 'Escape') onText('');
        }}
      />
      <span className="find-count figures" role="status">
        {found}
      </span>
      {text === '' ? (
        <kbd>Ctrl K</kbd>
      ) : (
        <button type="button" className="find-clear" aria-label={t('shelf.clear')} onClick={() => onText('')}>
          <Icon name="x" />
        </button>
      )}
    </search>
  );
}
