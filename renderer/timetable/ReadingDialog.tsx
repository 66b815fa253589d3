import type { TimetableReading } from '../../core/contract/index.ts';
import { type Period, takeReading, type Weekday, weekdays } from '../../core/timetable/index.ts';
import { useWords } from '../state/index.ts';
import { Button, Dialog } from '../ui/index.ts';
import type { TextKey, Words } from '../words/index.ts';
import { periodName, weekdayName } from './period-text.ts';
import type { TimetableInHand } from './useTimetable.ts';

type Props = {
  readonly reading: TimetableReading;
  readonly hand: TimetableInHand;
  readonly onClose: () => void;
};

const LEFT_SHOWN = 6;

/** How a file was understood, before anything of it is taken. */
export function ReadingDialog({ reading, hand, onClose }: Props) {
  const { t } = useWords();
  const { layout, periods, bells, left } = reading;
  const take = async () => {
    const changes = takeReading(reading, hand.view.locked);
    if (await hand.apply(changes, t('timetable.taken', { count: periods.length }))) onClose();
  };
  return (
    <Dialog
      wide
      title={t('timetable.readTitle')}
      onClose={onClose}
      testId="reading-dialog"
      actions={
        <>
          <Button look="quiet" onClick={onClose} autoFocus>
            {t('app.cancel')}
          </Button>
          <Button look="go" onClick={() => void take()} data-testid="reading-take">
            {t('timetable.take')}
          </Button>
        </>
      }
    >
      <p className="reading-facts figures">
        {t('timetable.readAs', { layout: t(`timetable.layout.${layout}`), count: periods.length })}
        {bells.length > 0 ? t('timetable.readBells', { count: bells.length }) : t('timetable.readNoBells')}
        {hand.timetable.periods.length > 0 ? t('timetable.readReplaces') : ''}
      </p>
      <Columns reading={reading} />
      <ReadWeek periods={periods} />
      {left.length > 0 ? (
        <section className="reading-left">
          <h3>{t('timetable.readLeft', { count: left.length })}</h3>
          <ul>
            {left.slice(0, LEFT_SHOWN).map(({ row, text }) => (
              <li key={row} className="cut">
                {t('timetable.readRow', { row, text })}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}

function meaningText(words: Words, means: string): string {
  const day = /^weekday\.(\d)$/.exec(means)?.[1];
  return day ? weekdayName(words, Number(day) as Weekday) : words.t(`timetable.column.${means}` as TextKey);
}

/** What each column was taken for: understood on green, left out with a dashed edge. */
function Columns({ reading }: Pick<Props, 'reading'>) {
  const words = useWords();
  return (
    <ul className="reading-columns">
      {reading.understood.map(({ text, means }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two columns may be headed alike
        <li key={at} className={means === null ? 'reading-chip reading-chip-out' : 'reading-chip'}>
          {text}
          <small>{means === null ? words.t('timetable.columnLeft') : meaningText(words, means)}</small>
        </li>
      ))}
    </ul>
  );
}

const CELL_SHOWN = 2;

function ReadWeek({ periods }: { readonly periods: readonly Period[] }) {
  const words = useWords();
  const days = weekdays.filter((day) => day <= 5 || periods.some(({ weekday }) => weekday === day));
  const numbers = [...new Set(periods.map(({ number }) => number))].sort((one, other) => one - other);
  return (
    <table className="reading-week">
      <thead>
        <tr>
          <td />
          {days.map((day) => (
            <th key={day} scope="col">
              {weekdayName(words, day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {numbers.map((number) => (
          <tr key={number}>
            <th scope="row">{periodName(words, number, null)}</th>
            {days.map((day) => (
              <td key={day}>
                {cellOf(
                  words,
                  periods.filter((one) => one.weekday === day && one.number === number),
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellOf({ t }: Words, all: readonly Period[]): string {
  const texts = all.map(({ className, subject, teacherName, week }) =>
    [className, subject, teacherName, week === 'every' ? null : t(`timetable.weeks.${week}`)]
      .filter((word) => word !== null)
      .join(' '),
  );
  const more = texts.length - CELL_SHOWN;
  return [...texts.slice(0, CELL_SHOWN), ...(more > 0 ? [t('timetable.more', { count: more })] : [])].join('\n');
}
