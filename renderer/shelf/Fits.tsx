import type { CatalogueCounts } from '../../core/contract/index.ts';
import { useWallClock, useWords } from '../state/index.ts';
import { useTimetableNow } from '../timetable/index.ts';
import { toggled } from './facet-text.ts';
import { fitChoices } from './fit-choices.ts';
import type { Search } from './useSearch.ts';
import './Understood.css';

type Props = { readonly counts: CatalogueCounts; readonly search: Pick<Search, 'facets' | 'narrow'> };

/** What fits in so many minutes, or in what is left of the period that runs; each with how many there are. */
export function Fits({ counts, search }: Props) {
  const { t } = useWords();
  const now = useWallClock();
  const period = useTimetableNow()?.current;
  const leftSeconds = period ? (period.endsAtUnixMs - now) / 1000 : null;
  const choices = fitChoices(counts.fitting, leftSeconds, search.facets.secondsMax);
  if (choices.length === 0) return null;
  return (
    <fieldset className="narrow-group" data-testid="fits">
      <legend className="only-heard">{t('facet.secondsMax')}</legend>
      {choices.map(({ minutes, isLeft, count }) => (
        <button
          key={`${minutes} ${isLeft}`}
          type="button"
          className="chip"
          data-testid={isLeft ? 'fits-left' : 'fits-chip'}
          aria-pressed={search.facets.secondsMax === minutes * 60}
          onClick={() => search.narrow(toggled(search.facets, 'secondsMax', String(minutes * 60)))}
        >
          <b>{t(isLeft ? 'shelf.fitsLeft' : 'shelf.fits', { count: minutes })}</b>
          <span>{count}</span>
        </button>
      ))}
    </fieldset>
  );
}
