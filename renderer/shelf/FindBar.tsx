import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useWords } from '../state/index.ts';
import { Icon, IconButton } from '../ui/index.ts';
import './FindBar.css';
import { optionId, Suggestions } from './Suggestions.tsx';
import { moved } from './suggestion-keys.ts';
import { type Suggestion, useSuggestions } from './useSuggestions.ts';

export type FindHandle = { readonly focus: () => void };

type Props = {
  readonly text: string;
  /** How many, in words; empty while nothing is asked. */
  readonly found: string;
  readonly understood: ReactNode;
  readonly onText: (text: string) => void;
  /** Enter: the first of what was found. */
  readonly onEnter: () => void;
  readonly ref?: Ref<FindHandle>;
};

export function FindBar({ text, found, understood, onText, onEnter, ref }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [focused, setFocused] = useState(false);
  const [closed, setClosed] = useState(false);
  // The suggestion itself and not its place: others may come while it is chosen.
  const [chosen, setChosen] = useState<Suggestion | null>(null);
  useImperativeHandle(ref, () => ({ focus: () => input.current?.select() }), []);
  const isTyped = text.trim() !== '';
  const { suggestions: offered, answered, forget } = useSuggestions(text, isTyped || (focused && !closed));
  const suggestions = offered ?? [];
  const active = suggestions.findIndex(({ text: its, isOwn }) => its === chosen?.text && isOwn === chosen.isOwn);
  const isOpen = focused && suggestions.length > 0;

  const type = (next: string) => {
    setClosed(false);
    setChosen(null);
    onText(next);
  };
  const take = (suggestion: Suggestion) => {
    setChosen(null);
    onText(suggestion.text);
    input.current?.focus();
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>) => {
    if (currentTarget.contains(relatedTarget)) return;
    setFocused(false);
    setChosen(null);
    setClosed(false);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const next = moved(event.key, active, isOpen ? suggestions.length : 0);
    if (next !== null) {
      event.preventDefault();
      return setChosen(suggestions[next] ?? null);
    }
    if (event.key === 'Enter') return isOpen && chosen && active >= 0 ? take(chosen) : onEnter();
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (isOpen && active >= 0) setChosen(null);
    else if (isOpen && !isTyped) setClosed(true);
    else type('');
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only knows whether the focus is in one of its parts
    <div className="find-place" onFocus={() => setFocused(true)} onBlur={leave}>
      <search className="find">
        <Icon name="search" size={24} />
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={isOpen && active >= 0 ? optionId(listId, active) : undefined}
          enterKeyHint="search"
          value={text}
          maxLength={200}
          placeholder={t('shelf.searchHint')}
          aria-label={t('shelf.search')}
          data-testid="search"
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <span className="find-count figures" role="status">
          {found}
        </span>
        {text === '' ? (
          <kbd>Ctrl K</kbd>
        ) : (
          <IconButton small icon="x" name={t('shelf.clear')} onClick={() => type('')} />
        )}
      </search>
      {/* Its room comes with what was found, so that home does not move under the first letter. */}
      {(isTyped && found !== '') || isOpen ? (
        <Suggestions
          id={listId}
          suggestions={suggestions}
          answered={answered}
          isNone={offered?.length === 0}
          active={active}
          understood={understood}
          onTake={take}
          onForget={isTyped ? null : forget}
        />
      ) : null}
    </div>
  );
}
