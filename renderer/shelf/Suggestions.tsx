import type { ReactNode } from 'react';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { Marked } from './Marked.tsx';
import './Suggestions.css';
import type { Suggestion } from './useSuggestions.ts';

type Props = {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  /** The text they are for. */
  readonly answered: string | null;
  /** There is none, which is said: the line keeps its height, so that no card moves under a finger. */
  readonly isNone: boolean;
  /** The one that Enter takes; -1 for none. */
  readonly active: number;
  readonly onTake: (suggestion: Suggestion) => void;
  /** How the words were understood stands first, so that the line is seldom empty and what is below stays. */
  readonly understood: ReactNode;
  /** Only her own last searches stand here: nothing is typed. */
  readonly onForget: (() => void) | null;
};

/**
 * In one line under the box, where they cover no result: a teacher who sees her lesson presses it, whatever else is
 * offered. The focus stays in the box; arrows choose.
 */
export function Suggestions({ id, suggestions, answered, isNone, active, understood, onTake, onForget }: Props) {
  const { t } = useWords();
  return (
    // Pressing keeps the focus in the box, so that the line does not go away under the finger.
    <div
      className={onForget ? 'suggest suggest-over' : 'suggest'}
      data-keeps-field
      onPointerDown={(event) => event.preventDefault()}
    >
      {understood}
      {isNone ? <p className="suggest-none cut">{t('suggest.none')}</p> : null}
      <div
        id={id}
        role="listbox"
        aria-label={t('suggest.title')}
        className="suggest-list"
        data-testid="suggestions"
        data-answered={answered}
      >
        {suggestions.map((suggestion, at) => (
          <div
            key={`${suggestion.isOwn} ${suggestion.text}`}
            id={optionId(id, at)}
            role="option"
            tabIndex={-1}
            aria-selected={at === active}
            className="suggest-option"
            data-testid="suggestion"
            onClick={() => onTake(suggestion)}
            onKeyDown={(event) => event.key === 'Enter' && onTake(suggestion)}
          >
            {suggestion.isOwn ? <Icon name="history" size={16} /> : null}
            <span className="cut">
              <Marked text={suggestion.text} ranges={suggestion.ranges} />
            </span>
          </div>
        ))}
      </div>
      {onForget ? (
        <button type="button" className="suggest-forget" data-testid="suggest-forget" onClick={onForget}>
          {t('suggest.forget')}
        </button>
      ) : null}
    </div>
  );
}

export const optionId = (id: string, at: number): string => `${id}-${at}`;
