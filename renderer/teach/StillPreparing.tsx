import type { SessionState } from '../../core/session/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, Meter } from '../ui/index.ts';
import './StillPreparing.css';

/** The film is still converted: how far it is there, why the lesson stands where it does, and the way to call it off. */
export function StillPreparing({ lesson, motion }: Pick<SessionState, 'lesson' | 'motion'>) {
  const { t } = useWords();
  const { call, hello, jobs } = useLectern();
  const all = useStore(jobs);
  if (lesson?.preparedSeconds === undefined) return null;
  const part = Math.min(1, lesson.preparedSeconds / (lesson.durationSeconds || 1));
  const percent = Math.floor(part * 100);
  const job = all.find(({ lessonId, state }) => lessonId === lesson.id && state.kind === 'running');
  // Only the console knows of jobs.
  const isCalledOff = hello.role === 'console' && !job;
  const isWaiting = motion.kind === 'paused' && motion.reason === 'preparing';
  return (
    <div className="still-preparing" data-testid="still-preparing" data-percent={percent}>
      <p role="status">
        {isCalledOff ? t('preparing.calledOff', { percent }) : t('preparing.soFar', { percent })}
        {isWaiting && !isCalledOff ? ` ${t('preparing.waits')}` : ''}
      </p>
      <Meter value={part} label={t('preparing.progress')} />
      {job ? (
        <Button data-testid="preparing-cancel" onClick={() => void call('jobs.cancel', { jobId: job.id })}>
          {t('preparing.cancel')}
        </Button>
      ) : null}
    </div>
  );
}
