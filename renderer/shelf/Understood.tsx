import type { SearchAnswer } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { type Facet, facetText } from './facet-text.ts';
import './Understood.css';
import type { Search } from './useSearch.ts';

type Props = { readonly answer: SearchAnswer; readonly search: Search };

/** How the words of a search were understood. Each can be taken away; all of them at once too. */
export function Understood({ answer, search }: Props) {
  const words = useWords();
  const { t } = words;
  const chosen = Object.entries(search.facets).filter(([, value]) => value !== undefined) as [Facet, string | number][];
  if (answer.chips.length === 0 && chosen.length === 0) return null;
  return (
    <div className="understood" data-testid="understood">
      <span>{t('shelf.understood')}</span>
      {answer.chips.map(({ facet, words: typed, value }) => (
        <Chip
          key={`${facet} ${typed}`}
          facet={facet}
          value={facetText(facet, value, words)}
          onTake={() => search.keep([typed])}
        />
      ))}
      {chosen.map(([facet, value]) => (
        <Chip
          key={facet}
          facet={facet}
          value={facetText(facet, String(value), words)}
          onTake={() => search.narrow({ ...search.facets, [facet]: undefined })}
        />
      ))}
      {answer.chips.length > 0 ? (
        <button
          type="button"
          className="understood-typed"
          data-testid="search-as-typed"
          onClick={() => search.keep(answer.chips.map(({ words: typed }) => typed))}
        >
          {t('shelf.asTyped')}
        </button>
      ) : null}
      {answer.otherPublishers ? <span className="understood-note">{t('shelf.otherPublishers')}</span> : null}
    </div>
  );
}

function Chip({
  facet,
  value,
  onTake,
}: {
  readonly facet: Facet;
  readonly value: string;
  readonly onTake: () => void;
}) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="chip"
      data-testid="search-chip"
      aria-label={t('shelf.takeAway', { name: value })}
      onClick={onTake}
    >
      <span>{t(`facet.${facet}`)}</span>
      <b>{value}</b>
      <Icon name="x" size={16} />
    </button>
  );
}
