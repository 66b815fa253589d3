import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Downloads } from './downloads.ts';
import { lessonsAsked } from './lessons-asked.ts';

type Names = 'list' | 'begin' | 'ask' | 'hurry' | 'pause' | 'resume' | 'cancel' | 'move';

export function downloadHandlers(
  { queue, begin }: Downloads,
  { browse }: { readonly browse: Parameters<typeof lessonsAsked>[0] },
): Pick<Handlers, `downloads.${Names}`> {
  const done = (is: boolean) => (is ? ok({}) : fail({ code: 'notUnderWay' as const }));
  return {
    'downloads.list': async () => ok(queue.list()),
    'downloads.begin': ({ lessonId }) => begin(lessonId),
    async 'downloads.ask'({ what }) {
      const tally = { asked: 0, here: 0, refused: 0 };
      for (const lessonId of await lessonsAsked(browse, what)) {
        const begun = await begin(lessonId);
        // What came before it is asked for; of the rest there is no room for any.
        if (!begun.ok && begun.error.code === 'diskFull') return fail({ code: 'diskFull' });
        tally[begun.ok ? 'asked' : begun.error.code === 'alreadyHere' ? 'here' : 'refused'] += 1;
      }
      return ok(tally);
    },
    'downloads.hurry': async ({ lessonId }) => done(queue.hurry(lessonId)),
    'downloads.pause': async ({ lessonId }) => done(queue.pause(lessonId)),
    'downloads.resume': async ({ lessonId }) => done(queue.resume(lessonId)),
    'downloads.cancel': async ({ lessonId }) => done(queue.cancel(lessonId)),
    'downloads.move': async ({ lessonId, before }) => done(queue.move(lessonId, before)),
  };
}
