import type { ThemeFacets } from '../../core/contract/index.ts';
import { FacetGroup, mostOf, toggled } from '../shelf/index.ts';
import { useWords } from '../state/index.ts';
import type { Listing } from './listing.ts';

type Props = {
  readonly facets: Listing['facets'];
  readonly narrowed: ThemeFacets;
  readonly onNarrow: (narrowed: ThemeFacets) => void;
};

/** All twelve grades, and the subjects with most lessons. */
const SHOWN = { grade: 12, subject: 8 } as const;

/**
 * A theme runs through grades and subjects: it is narrowed to the teacher's own. One of a kind alone narrows nothing; what
 * is chosen stays on show, so that it can be taken back.
 */
export function ThemeNarrow({ facets, narrowed, onNarrow }: Props) {
  const { t } = useWords();
  if (!facets) return null;
  const groups = (['grade', 'subject'] as const)
    .map((facet) => {
      const chosen = narrowed[facet] === undefined ? undefined : String(narrowed[facet]);
      const most = mostOf(facets[facet], facet, SHOWN[facet]);
      const isShown = chosen === undefined || most.some(([value]) => value === chosen);
      return { facet, chosen, values: isShown ? most : [...most, [chosen, facets[facet][chosen] ?? 0] as const] };
    })
    .filter(({ values, chosen }) => values.length > 1 || chosen !== undefined);
  if (groups.length === 0) return null;
  return (
    <section className="narrow" aria-label={t('shelf.narrow')} data-testid="theme-narrow">
      {groups.map(({ facet, chosen, values }) => (
        <FacetGroup
          key={facet}
          facet={facet}
          values={values}
          chosen={chosen}
          onPress={(value) => onNarrow(toggled(narrowed, facet, value))}
        />
      ))}
    </section>
  );
}
