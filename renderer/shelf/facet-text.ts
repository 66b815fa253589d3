import type { SearchFacets } from '../../core/contract/index.ts';
import { volumes } from '../../core/words/index.ts';
import type { Words } from '../words/index.ts';

/** What a chip may say. */
export type Facet = keyof SearchFacets;

/** A facet's value in the reader's language; publishers are called by their own name. */
export function facetText(facet: Facet, value: string, { t }: Words): string {
  switch (facet) {
    case 'stage':
      return t(`stage.${value as 'primary'}`);
    case 'grade':
      return t(`grade.${value as '1'}`);
    case 'subject':
      return t(`subject.${value as 'chinese'}`);
    case 'volume':
      return volumes.some((known) => known === value) ? t(`volume.${value as 'upper'}`) : value;
    case 'publisher':
      return value;
    case 'secondsMax':
      return t('shelf.fits', { count: Number(value) / 60 });
  }
}

/** With this value chosen, or without it where it was. */
export function toggled(facets: SearchFacets, facet: Facet, value: string): SearchFacets {
  const { [facet]: chosen, ...others } = facets;
  if (String(chosen) === value) return others;
  return { ...others, [facet]: facet === 'grade' ? Number(value) : value } as SearchFacets;
}
