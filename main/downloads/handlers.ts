import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Downloads } from './downloads.ts';

type Names = 'list' | 'begin' | 'hurry' | 'pause' | 'resume' | 'cancel' | 'move';

export function downloadHandlers({ queue, begin }: Downloads): Pick<Handlers, `downloads.${Names}`> {
  const done = (is: boolean) => (is ? ok({}) : fail({ code: 'notUnderWay' as const }));
  return {
    'downloads.list': async () => ok(queue.list()),
    'downloads.begin': ({ lessonId }) => begin(lessonId),
    'downloads.hurry': async ({ lessonId }) => done(queue.hurry(lessonId)),
    'downloads.pause': async ({ lessonId }) => done(queue.pause(lessonId)),
    'downloads.resume': async ({ lessonId }) => done(queue.resume(lessonId)),
    'downloads.cancel': async ({ lessonId }) => done(queue.cancel(lessonId)),
    'downloads.move': async ({ lessonId, before }) => done(queue.move(lessonId, before)),
  };
}
