import { useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useReadyJob, useReadyMark, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import './ReadyCheck.css';

type Props = {
  readonly lessonId: LessonId;
  /** Beside the one main action of its card. */
  readonly quiet?: boolean;
};

/** Begins the check of a lesson, shows how far it is, and stops it. */
export function ReadyCheck({ lessonId, quiet }: Props) {
  const { call } = useLectern();
  const words = useWords();
  const { t } = words;
  const job = useReadyJob(lessonId);
  const mark = useReadyMark(lessonId);
  const [refused, setRefused] = useState<string | null>(null);
  const begin = async () => {
    const answer = await call('ready.check', { lessonId });
    setRefused(answer.ok ? null : answer.error.code);
  };
  const { state } = job ?? {};
  if (job && (state?.kind === 'queued' || state?.kind === 'running')) {
    const step = state.kind === 'running' && state.step === 'decoding' ? 'decoding' : 'verifying';
    return (
      <div className="ready-check" data-testid="ready-running">
        <span>{t(state.kind === 'queued' ? 'ready.queued' : `ready.${step}`)}</span>
        <Meter value={state.kind === 'running' ? state.progress : 0} label={t('ready.progress')} />
        <Button icon="x" data-testid="ready-stop" onClick={() => void call('jobs.cancel', { jobId: job.id })}>
          {t('ready.stop')}
        </Button>
      </div>
    );
  }
  const code = refused ?? (state?.kind === 'failed' ? state.code : null);
  return (
    <div className="ready-check">
      {code === null ? null : (
        <span role="alert">
          <StateLine icon="triangle-alert" tone="bad">
            {t('ready.failed', { reason: errorText(words, code) })}
          </StateLine>
        </span>
      )}
      <Button
        look={quiet ? 'quiet' : 'plain'}
        icon="check-check"
        data-testid="ready-check"
        onClick={() => void begin()}
      >
        {t(mark ? 'ready.again' : 'ready.begin')}
      </Button>
    </div>
  );
}
