import { useState } from 'react';
import type { CatalogueCounts, SearchAnswer } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { compactMedia, useMedia } from '../ui/index.ts';
import { FacetGroup, mostOf } from './FacetGroup.tsx';
import { Fits } from './Fits.tsx';
import { type Facet, toggled } from './facet-text.ts';
import './Understood.css';
import type { Search } from './useSearch.ts';

type Props = { readonly answer: SearchAnswer; readonly counts: CatalogueCounts; readonly search: Search };

/** The most of each; on a small screen so many that lessons are seen under them. */
const SHOWN = { grade: 12, subject: 8, publisher: 6 } as const;
const SHOWN_COMPACT = { grade: 3, subject: 2, publisher: 1 } as const;

/** What a search can be narrowed to, with how many there are of each. A facet of one value narrows nothing. */
export function Narrow({ answer, counts, search }: Props) {
  const { t } = useWords();
  const isCompact = useMedia(compactMedia);
  const [isWhole, setWhole] = useState(false);
  const isCut = isCompact && !isWhole;
  const groups = (['grade', 'subject', 'publisher'] as const)
    .map((facet) => ({ facet, values: mostOf(counts.facets[facet], facet, SHOWN[facet]) }))
    .map(({ facet, values }) => ({
      facet,
      values: isCut ? someOf(values, facet, chosenIn(answer, search, facet)) : values,
    }))
    .filter(({ values }) => values.length > 1);
  if (groups.length === 0 && !counts.fitting.some((count) => count > 0)) return null;
  return (
    <section className="narrow" aria-label={t('shelf.narrow')} data-testid="narrow">
      <Fits
        fitting={counts.fitting}
        secondsMax={search.facets.secondsMax}
        onChoose={(secondsMax) => search.narrow({ ...search.facets, secondsMax })}
      />
      {groups.map(({ facet, values }) => (
        <FacetGroup
          key={facet}
          facet={facet}
          values={values}
          chosen={chosenIn(answer, search, facet)}
          onPress={(value) => search.narrow(toggled(search.facets, facet, value))}
        />
      ))}
      {isCompact && groups.length > 0 ? (
        <button
          type="button"
          className="chip"
          aria-expanded={isWhole}
          data-testid="narrow-whole"
          onClick={() => setWhole(!isWhole)}
        >
          <b>{t(isWhole ? 'shelf.narrowLess' : 'shelf.narrowMore')}</b>
        </button>
      ) : null}
    </section>
  );
}

/** By a chip here, else by a word of the search. */
function chosenIn({ chips }: SearchAnswer, { facets }: Search, facet: Facet): string | undefined {
  const chosen = facets[facet];
  return chosen === undefined ? chips.find((chip) => chip.facet === facet)?.value : String(chosen);
}

/** Those with most lessons and the chosen one, in the order in which all of them stand. */
function someOf(values: [string, number][], facet: keyof typeof SHOWN, chosen: string | undefined) {
  const most = [...values].sort(([, a], [, b]) => b - a).slice(0, SHOWN_COMPACT[facet]);
  return values.filter((value) => most.includes(value) || value[0] === chosen);
}
