import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { Ready } from './ready.ts';

type ReadyHandlers = Pick<Handlers, 'ready.marks' | 'ready.check' | 'ready.decoded' | 'ready.mend'>;

export function readyHandlers(ready: Ready): ReadyHandlers {
  return {
    'ready.marks': async () => ok({ marks: await ready.marks() }),
    'ready.check': ({ lessonId }) => ready.check(lessonId),
    'ready.decoded': async (answer) => (ready.decoded(answer) ? ok({}) : fail({ code: 'stale' })),
    'ready.mend': ({ lessonId }) => ready.mend(lessonId),
  };
}
