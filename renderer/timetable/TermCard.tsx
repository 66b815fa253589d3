import { type CivilDate, daysLater, mondayOf } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Segmented } from '../ui/index.ts';
import { DateField } from './DateField.tsx';
import type { TimetableInHand } from './useTimetable.ts';

type Props = {
  readonly hand: TimetableInHand;
  readonly alternates: boolean;
  readonly onAlternates: (alternates: boolean) => void;
};

/** When the term begins and ends, and whether odd weeks differ from even ones. */
export function TermCard({ hand, alternates, onAlternates }: Props) {
  const { t } = useWords();
  const { timetable, view, apply, isLocked } = hand;
  const { term } = timetable;
  const locked = isLocked('term');
  const set = (startsOn: CivilDate | null, endsOn: CivilDate | null) =>
    void apply([{ kind: 'term', term: { startsOn, endsOn } }]);
  const monday = mondayOf(view.today.date);
  return (
    <section className="timetable-card">
      <h2>{t('timetable.term')}</h2>
      <div className="timetable-fields timetable-dates">
        <DateField
          label={t('timetable.termStarts')}
          value={term.startsOn}
          today={view.today.date}
          locked={locked}
          onChange={(date) => set(date, term.endsOn)}
          testId="term-starts"
        />
        <DateField
          label={t('timetable.termEnds')}
          value={term.endsOn}
          today={view.today.date}
          locked={locked}
          onChange={(date) => set(term.startsOn, date)}
          testId="term-ends"
        />
      </div>
      <Segmented
        label={t('timetable.alternates')}
        value={alternates ? 'yes' : 'no'}
        onChoose={(value) => onAlternates(value === 'yes')}
        options={[
          { value: 'no', label: t('timetable.sameWeeks'), testId: 'weeks-same' },
          { value: 'yes', label: t('timetable.oddAndEven'), testId: 'weeks-alternate' },
        ]}
      />
      {alternates && term.startsOn === null && !locked ? (
        <div className="timetable-ask">
          <p>{t('timetable.whichIsThis')}</p>
          <Button onClick={() => set(monday, term.endsOn)} data-testid="this-is-odd">
            {t('timetable.parity.odd')}
          </Button>
          <Button onClick={() => set(daysLater(monday, -7), term.endsOn)} data-testid="this-is-even">
            {t('timetable.parity.even')}
          </Button>
        </div>
      ) : null}
    </section>
  );
}
