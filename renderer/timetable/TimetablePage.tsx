import { useEffect, useState } from 'react';
import type { TimetableReading } from '../../core/contract/index.ts';
import { addBell, bellPatterns, bellsOf } from '../../core/timetable/index.ts';
import { BackLine } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button, FileButton } from '../ui/index.ts';
import { DaysOffCard } from './DaysOffCard.tsx';
import { OwnerCard } from './OwnerCard.tsx';
import { ReadingDialog } from './ReadingDialog.tsx';
import { TermCard } from './TermCard.tsx';
import './TimetablePage.css';
import { useReadFile } from './useReadFile.ts';
import { type TimetableInHand, useTimetable } from './useTimetable.ts';
import { WeekGrid } from './WeekGrid.tsx';

type Props = { readonly onBack: () => void };

export function TimetablePage({ onBack }: Props) {
  const hand = useTimetable();
  return hand ? <Page hand={hand} onBack={onBack} /> : null;
}

function Page({ hand, onBack }: Props & { readonly hand: TimetableInHand }) {
  const { t } = useWords();
  const { timetable, undo } = hand;
  const [alternates, setAlternates] = useState(false);
  const [reading, setReading] = useState<TimetableReading | null>(null);
  const source = useReadFile(setReading);
  const hasAlternates = alternates || timetable.periods.some(({ week }) => week !== 'every');
  useUndoKey(undo);
  return (
    <div className="timetable">
      <BackLine to={t('lesson.back')} onBack={onBack} />
      <Head hand={hand} onFile={source.file} />
      <div className="timetable-parts">
        <div>
          <WeekGrid hand={hand} alternates={hasAlternates} onTable={source.text} />
          <Bells hand={hand} />
        </div>
        <aside className="timetable-cards">
          <TermCard hand={hand} alternates={hasAlternates} onAlternates={setAlternates} />
          <DaysOffCard hand={hand} />
          <OwnerCard hand={hand} />
        </aside>
      </div>
      {reading ? <ReadingDialog reading={reading} hand={hand} onClose={() => setReading(null)} /> : null}
    </div>
  );
}

type HeadProps = { readonly hand: TimetableInHand; readonly onFile: (file: File) => void };

function Head({ hand, onFile }: HeadProps) {
  const { t } = useWords();
  const { view, timetable, apply, undo, isLocked } = hand;
  const { weekNumber, parity } = view.today;
  const facts = [
    weekNumber === null ? '' : t('timetable.weekNumber', { number: weekNumber }),
    parity === null || weekNumber === null ? '' : t(`timetable.parity.${parity}`),
    t('timetable.count', { count: timetable.periods.length }),
    view.locked.length > 0 ? t('timetable.fromSchool') : '',
  ];
  const isEmpty = timetable.periods.length === 0 && timetable.exceptions.length === 0;
  return (
    <header className="timetable-head">
      <div>
        <h1>{t('timetable.title')}</h1>
        <p className="figures">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="timetable-actions">
        <Button
          icon="undo-2"
          look="quiet"
          disabled={view.lastChange === null}
          onClick={() => void undo()}
          data-testid="timetable-undo"
        >
          {t('app.undo')}
        </Button>
        <Button
          icon="trash-2"
          look="quiet"
          disabled={isEmpty}
          onClick={() => void apply([{ kind: 'clear' }], t('timetable.cleared'))}
          data-testid="timetable-clear"
        >
          {t('timetable.clear')}
        </Button>
        <FileButton
          icon="import"
          disabled={isLocked('periods')}
          accept=".csv,.txt,.tsv,.xlsx"
          inputTestId="timetable-file"
          onChoose={([file]) => onFile(file)}
        >
          {t('timetable.import')}
        </FileButton>
      </div>
    </header>
  );
}

/** Bells by their pattern, and one more or one less at the end of the day. */
function Bells({ hand }: { readonly hand: TimetableInHand }) {
  const { t } = useWords();
  const { timetable, apply, isLocked } = hand;
  if (isLocked('bells')) return null;
  const { bells } = timetable;
  const set = (next: readonly (typeof bells)[number][], said?: string) =>
    void apply([{ kind: 'bells', bells: [...next] }], said);
  const pattern = (name: keyof typeof bellPatterns) => () =>
    set(bellsOf(bellPatterns[name]), t('timetable.patternSet', { name: t(`timetable.pattern.${name}`) }));
  return (
    <div className="week-bells">
      <Button icon="plus" look="quiet" onClick={() => set(addBell(bells))} data-testid="bell-add">
        {t('timetable.addBell')}
      </Button>
      <Button
        icon="minus"
        look="quiet"
        disabled={bells.length < 2}
        onClick={() => set(bells.slice(0, -1))}
        data-testid="bell-remove"
      >
        {t('timetable.removeBell')}
      </Button>
      <span className="week-bells-end">
        <Button look="quiet" onClick={pattern('primary')} data-testid="bells-primary">
          {t('timetable.pattern.primary')}
        </Button>
        <Button look="quiet" onClick={pattern('secondary')} data-testid="bells-secondary">
          {t('timetable.pattern.secondary')}
        </Button>
      </span>
    </div>
  );
}

/** Ctrl+Z takes back the timetable's last change while its page is open; in a field that is typed into, the field's. */
function useUndoKey(undo: () => Promise<void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isUndo = event.code === 'KeyZ' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      const isField = event.target instanceof Element && event.target.closest('input, dialog:modal') !== null;
      if (!isUndo || isField) return;
      event.preventDefault();
      void undo();
    };
    window.addEventListener('keydown', press, true);
    return () => window.removeEventListener('keydown', press, true);
  }, [undo]);
}
