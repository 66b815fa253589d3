import { useEffect, useState } from 'react';
import { type DryRun, type DryRunTimes, dryRunTimes, segmentsOfPlan, talkAsTried } from '../../core/plan/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { lengthText, type Words } from '../words/index.ts';
import './DryRunBar.css';
import type { DryRunning } from './useDryRun.ts';
import type { Preparing } from './usePreparing.ts';

const ON_TIME_SECONDS = 5;

type Props = { readonly preparing: Preparing; readonly dryRun: DryRunning };

/** Where the run is, how long it has taken, and how that stands against the plan and the period. */
export function DryRunBar({ preparing, dryRun }: Props) {
  const { run, isOver } = dryRun;
  if (!run) return null;
  return isOver ? <Over {...{ preparing, dryRun, run }} /> : <Runs {...{ preparing, dryRun, run }} />;
}

type RunProps = Props & { readonly run: DryRun };

function Runs({ preparing, dryRun, run }: RunProps) {
  const words = useWords();
  const { t, local } = words;
  const { plan, state } = preparing;
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const nowMs = useNowMs();
  const segments = segmentsOfPlan(plan);
  const segment = segments[run.at];
  const times = dryRunTimes(plan, run, seconds, nowMs);
  const title = local(plan.lessons.find(({ lessonId }) => lessonId === segment?.lessonId)?.title ?? {});
  const last = run.at === segments.length - 1;
  return (
    <header className="prepare-header dry-run" data-testid="dry-run-bar" data-at={run.at} data-end={dryRun.atEnd}>
      <b>{t('prepare.dryRun')}</b>
      <span className="figures">{t('segment.now', { at: run.at + 1, of: segments.length })}</span>
      <span className="cut">{title}</span>
      <span className="prepare-header-end">
        <span className="dry-run-stands" role="status" data-stands={run.sinceMs !== null}>
          {t(run.sinceMs === null ? 'dryRun.plays' : 'dryRun.stands')}
        </span>
        <span className="dry-run-taken figures">
          {t('dryRun.taken', { time: lengthText(times.takenSeconds), due: lengthText(times.dueSeconds) })}
        </span>
        <span className="dry-run-late figures" data-late={times.takenSeconds - times.dueSeconds >= ON_TIME_SECONDS}>
          {lateText(times.takenSeconds - times.dueSeconds, words)}
        </span>
        <Button icon="stop-next" disabled={dryRun.atEnd} onClick={dryRun.skip} data-testid="dry-run-skip">
          {t('dryRun.skip')}
        </Button>
        <Button
          look="go"
          icon={dryRun.atEnd ? 'skip-forward' : undefined}
          shortcut="Space"
          onClick={dryRun.goOn}
          data-testid="dry-run-go"
        >
          {t(goText(dryRun.atEnd, last, run.sinceMs !== null))}
        </Button>
        <Button onClick={dryRun.stop} data-testid="dry-run-stop">
          {t('dryRun.stop')}
        </Button>
      </span>
    </header>
  );
}

function goText(atEnd: boolean, last: boolean, stands: boolean) {
  if (atEnd) return last ? 'dryRun.finish' : 'key.nextSegment';
  return stands ? 'transport.play' : 'transport.pause';
}

/** What it came to, against the plan and the period; the plan keeps it, and can take the talk over. */
function Over({ preparing: { plan, desk }, dryRun, run }: RunProps) {
  const words = useWords();
  const { t } = words;
  const times = dryRunTimes(plan, run, 0, 0);
  const longer = talkAsTried(plan);
  return (
    <header className="prepare-header dry-run" data-testid="dry-run-over">
      <b>{t('dryRun.over')}</b>
      <p className="dry-run-result figures" role="status">
        {resultText(times, plan.periodSeconds, words)}
      </p>
      <span className="prepare-header-end">
        {longer ? (
          <Button icon="check" onClick={() => desk.edit(longer)} data-testid="dry-run-take">
            {t('dryRun.take')}
          </Button>
        ) : null}
        <Button look="go" autoFocus onClick={dryRun.stop} data-testid="dry-run-stop">
          {t('dryRun.done')}
        </Button>
      </span>
    </header>
  );
}

function resultText(times: DryRunTimes, periodSeconds: number, { t }: Words): string {
  const { takenSeconds, wholeSeconds, stoodSeconds, plannedStandSeconds } = times;
  const free = periodSeconds - takenSeconds;
  return [
    t('dryRun.result', { time: lengthText(takenSeconds), due: lengthText(wholeSeconds) }),
    t('dryRun.talked', { time: lengthText(stoodSeconds), due: lengthText(plannedStandSeconds) }),
    free < 0 ? t('budget.over', { time: lengthText(-free) }) : t('budget.free', { time: lengthText(free) }),
  ].join(' · ');
}

function lateText(seconds: number, { t }: Words): string {
  if (Math.abs(seconds) < ON_TIME_SECONDS) return t('dryRun.onTime');
  return t(seconds > 0 ? 'dryRun.late' : 'dryRun.early', { time: lengthText(Math.abs(seconds)) });
}

const LOOK_EVERY_MS = 500;

/** Looked at twice a second: the talk goes on while the lesson stands. */
function useNowMs(): number {
  const [nowMs, setNowMs] = useState(() => performance.now());
  useEffect(() => {
    let timer = setTimeout(function again() {
      setNowMs(performance.now());
      timer = setTimeout(again, LOOK_EVERY_MS);
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, []);
  return nowMs;
}
