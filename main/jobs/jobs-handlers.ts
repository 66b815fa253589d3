import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Jobs } from './jobs.ts';

export function jobsHandlers(jobs: Jobs): Pick<Handlers, 'jobs.list' | 'jobs.cancel' | 'jobs.dismiss'> {
  return {
    'jobs.list': async () => ok({ jobs: jobs.list() }),
    'jobs.cancel': async ({ jobId }) => (jobs.cancel(jobId) ? ok({}) : fail({ code: 'jobGone' })),
    'jobs.dismiss': async ({ jobId }) => (jobs.dismiss(jobId) ? ok({}) : fail({ code: 'jobGone' })),
  };
}
