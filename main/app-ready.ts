import type { UnixMs } from '../core/words/index.ts';
import type { buildClassroom } from './app-classroom.ts';
import type { buildShelf } from './app-shelf.ts';
import type { Session } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import type { StartOptions } from './host/common/index.ts';
import type { Host } from './host/ports.ts';
import { createReady } from './ready/index.ts';

/** The check before class looks at everything: files, films, the class's display. */
export function buildReady(
  { clock, carrier, instance }: Host,
  { log }: StartOptions,
  { lessons }: Databases,
  { library, store, jobs, downloads }: Awaited<ReturnType<typeof buildShelf>>,
  { largeScreen }: Awaited<ReturnType<typeof buildClassroom>>,
  { session, wallClock }: { readonly session: Session; readonly wallClock: () => UnixMs },
) {
  const ready = createReady({
    ...{ lessons, library, store, jobs, downloads, carrier, clock, wallClock, log },
    arrangement: () => largeScreen.displays().arrangement,
    lessonOpen: () => session.state().showing.kind !== 'nothing',
    onLesson: session.onState,
  });
  instance.onQuit(async () => ready.stop());
  return ready;
}
