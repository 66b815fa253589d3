import { useEffect, useState } from 'react';
import { type DryRunStep, dryRunOf } from '../../core/plan/index.ts';
import { useWords } from '../state/index.ts';
import type { Actions } from '../teach/index.ts';
import { Button } from '../ui/index.ts';
import { clockText, lengthText, type TextKey } from '../words/index.ts';
import type { Preparing } from './usePreparing.ts';

type Props = { readonly preparing: Preparing; readonly actions: Actions; readonly onEnd: () => void };

/** How long each place is looked at before the next one. */
const STEP_MS = 4000;
const names: Record<DryRunStep['kind'], TextKey> = {
  segment: 'dryRun.segment',
  chapter: 'prepare.chapter',
  pause: 'prepare.pause',
  question: 'prepare.question',
  end: 'dryRun.end',
};

/** Quickly through the whole plan, from place to place: when each is due, and how long looking at it took. */
export function DryRunBar({ preparing, actions, onEnd }: Props) {
  const { t } = useWords();
  const { plan, goTo } = preparing;
  const [steps] = useState(() => dryRunOf(plan));
  const [at, setAt] = useState(0);
  const [startedMs] = useState(() => performance.now());
  const step = steps[at];
  const last = steps.at(-1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes when the step is another one, not when the view is drawn again
  useEffect(() => {
    if (!step) return;
    goTo(step.lessonId, step.atSeconds);
    if (at >= steps.length - 1) return;
    const timer = setTimeout(() => setAt(at + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [at]);
  const stop = () => {
    actions.pause();
    onEnd();
  };
  if (!step || !last) return null;
  const elapsed = (performance.now() - startedMs) / 1000;
  return (
    <header className="prepare-header dry-run" data-testid="dry-run-bar" data-step={at}>
      <b>{t('prepare.dryRun')}</b>
      <span className="figures">{t('dryRun.step', { at: at + 1, of: steps.length })}</span>
      <span className="cut">
        {t(names[step.kind])} {clockText(step.atSeconds)}
        {step.text ? ` · ${step.text}` : ''}
      </span>
      <span className="prepare-header-end">
        <span className="dry-run-due figures" role="status">
          {t('dryRun.due', { due: lengthText(step.dueSeconds), of: lengthText(last.dueSeconds) })}
        </span>
        <span className="figures dry-run-taken">{t('dryRun.taken', { time: lengthText(elapsed) })}</span>
        <Button icon="stop-previous" disabled={at === 0} onClick={() => setAt(at - 1)} data-testid="dry-run-previous">
          {t('dryRun.previous')}
        </Button>
        <Button
          icon="stop-next"
          disabled={at >= steps.length - 1}
          onClick={() => setAt(at + 1)}
          data-testid="dry-run-next"
        >
          {t('dryRun.next')}
        </Button>
        <Button look="go" autoFocus onClick={stop} data-testid="dry-run-stop">
          {t('dryRun.stop')}
        </Button>
      </span>
    </header>
  );
}
