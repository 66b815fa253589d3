import type { Job } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import './JobList.css';

type Props = { readonly onOpen: (lessonId: LessonId) => void };

export function JobList({ onOpen }: Props) {
  const { jobs } = useLectern();
  const { t } = useWords();
  // A catalogue is taken in, and told of, where lessons come from.
  const all = useStore(jobs).filter(isOfLesson);
  if (all.length === 0) return null;
  return (
    <section className="jobs">
      <h2 className="only-heard">{t('import.running')}</h2>
      {all.map((job) => (
        <JobRow key={job.id} job={job} onOpen={onOpen} />
      ))}
    </section>
  );
}

/** Told of where they were begun. */
const elsewhere = ['catalogue', 'files', 'ready'] as const;
type LessonJob = Job & { readonly kind: Exclude<Job['kind'], (typeof elsewhere)[number]> };
const isOfLesson = (job: Job): job is LessonJob => !elsewhere.some((kind) => kind === job.kind);

function JobRow({ job, onOpen }: Props & { readonly job: LessonJob }) {
  const words = useWords();
  const { t } = words;
  const { call, imports, notices } = useLectern();
  const { state } = job;
  const dismiss = () => void call('jobs.dismiss', { jobId: job.id });
  /** Its film is converted, and some of it can be played: the class need not wait for the rest. */
  const isGrowing = job.kind === 'import' && state.kind === 'running' && job.lessonId !== null;
  const showNow = async () => {
    if (job.lessonId === null) return;
    const answer = await call('classroom.project', { lessonId: job.lessonId, fromSeconds: null });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
  const under = state.kind === 'queued' || state.kind === 'running';
  return (
    <article className="job" data-testid="import-job" data-state={state.kind}>
      <h3 className="cut">{job.title}</h3>
      <div className="job-state" role={state.kind === 'failed' ? 'alert' : undefined}>
        <JobState job={job} />
      </div>
      <div className="job-meter">
        {state.kind === 'running' ? <Meter value={state.progress} label={t(`${job.kind}.progress`)} /> : null}
      </div>
      <div className="job-buttons">
        {state.kind === 'done' ? (
          <Button
            data-testid="import-open"
            onClick={() => {
              dismiss();
              if (state.lessonId !== null) onOpen(state.lessonId);
            }}
          >
            {t('import.open')}
          </Button>
        ) : null}
        {isGrowing ? (
          <Button look="go" icon="play" data-testid="import-show-now" onClick={() => void showNow()}>
            {t('import.showNow')}
          </Button>
        ) : null}
        {under ? (
          <Button data-testid="import-cancel" onClick={() => void imports.cancel(job.id)}>
            {t(`${job.kind}.stop`)}
          </Button>
        ) : (
          <Button look="quiet" data-testid="import-dismiss" onClick={dismiss}>
            {t('import.dismiss')}
          </Button>
        )}
      </div>
    </article>
  );
}

function JobState({ job }: { readonly job: LessonJob }) {
  const words = useWords();
  const { t } = words;
  const { state } = job;
  switch (state.kind) {
    case 'queued':
      return <StateLine icon="clock">{t('import.queued')}</StateLine>;
    case 'running': {
      const percent = state.progress === null ? '' : ` ${Math.round(state.progress * 100)}%`;
      return (
        <StateLine icon="import" tone="info">
          {t(`import.step.${state.step}`)}
          <span className="figures">{percent}</span>
        </StateLine>
      );
    }
    case 'done':
      return (
        <StateLine icon="circle-check" tone="good">
          {t(`${job.kind}.done`)}
        </StateLine>
      );
    case 'failed': {
      return (
        <>
          <StateLine icon="triangle-alert" tone="bad">
            {t(`${job.kind}.failed`, { reason: errorText(words, state.code) })}
          </StateLine>
          <small>
            {t(`${job.kind}.nothingLeft`)} <code>{[state.code, state.detail].filter(Boolean).join(' · ')}</code>
          </small>
        </>
      );
    }
    case 'cancelled':
      return <StateLine icon="x">{t(`${job.kind}.cancelled`)}</StateLine>;
  }
}
