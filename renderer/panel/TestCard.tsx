import { useEffect, useState } from 'react';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { TestCardGrid } from './TestCardGrid.tsx';
import './TestCard.css';
import { type Ear, playTones } from './tones.ts';

type Props = {
  /** With one display this window is the only one: it carries the way to end. */
  readonly ends?: boolean;
};

/**
 * What a display is set up by, before the class comes: is anything cut off at the edges, is a circle round, are the
 * colours there, does the last row read the smallest text that is ever shown, do both loudspeakers sound.
 */
export function TestCard({ ends }: Props) {
  const { t } = useWords();
  const { call, settings } = useLectern();
  const { soundOutput } = useStore(settings);
  const [ear, setEar] = useState<Ear | null>(null);
  useEffect(() => playTones(soundOutput, setEar), [soundOutput]);
  useEffect(() => {
    const end = (event: KeyboardEvent) => {
      if (event.code !== 'Escape' && event.code !== 'F8') return;
      event.preventDefault();
      void call('displays.testCard', { shown: false, evenInLesson: false });
    };
    window.addEventListener('keydown', end);
    return () => window.removeEventListener('keydown', end);
  }, [call]);
  return (
    <main className="stage test-card" data-testid="test-card" data-ear={ear ?? undefined}>
      <h1 className="only-heard">{t('testCard.title')}</h1>
      <TestCardGrid ear={ear} />
      {ends ? (
        <Button
          large
          icon="x"
          className="test-card-end"
          shortcut="Esc"
          data-testid="test-card-end"
          onClick={() => void call('displays.testCard', { shown: false, evenInLesson: false })}
        >
          {t('testCard.end')}
        </Button>
      ) : null}
    </main>
  );
}
