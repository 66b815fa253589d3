import { useWallClock, useWords } from '../state/index.ts';
import { useTimetableNow } from '../timetable/index.ts';
import { wholeText } from '../words/index.ts';
import { fitChoices } from './fit-choices.ts';
import './Understood.css';

type Props = {
  /** At each number of minutes how many lessons fit in them. */
  readonly fitting: readonly number[];
  readonly secondsMax: number | undefined;
  readonly onChoose: (secondsMax: number | undefined) => void;
};

/** What fits in so many minutes, or in what is left of the period that runs; each with how many there are. */
export function Fits({ fitting, secondsMax, onChoose }: Props) {
  const { t, language } = useWords();
  const now = useWallClock();
  const period = useTimetableNow()?.current;
  const leftSeconds = period ? (period.endsAtUnixMs - now) / 1000 : null;
  const choices = fitChoices(fitting, leftSeconds, secondsMax);
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
          aria-pressed={secondsMax === minutes * 60}
          onClick={() => onChoose(secondsMax === minutes * 60 ? undefined : minutes * 60)}
        >
          <b>{t(isLeft ? 'shelf.fitsLeft' : 'shelf.fits', { count: minutes })}</b>
          <span>{wholeText(count, language)}</span>
        </button>
      ))}
    </fieldset>
  );
}
