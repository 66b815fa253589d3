import { join } from 'node:path';
import type { UnixMs } from '../core/words/index.ts';
import { createAbility, createLayoutMemory, type createSession, slideSeconds } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import type { Derived } from './derived/index.ts';
import type { Growing } from './growing/index.ts';
import type { Host } from './host/ports.ts';
import type { createLibrary } from './library/index.ts';
import type { Log } from './log.ts';
import type { Media } from './media/index.ts';
import { createRegions, regionHandlers } from './regions/index.ts';
import { createSlides, slideHandlers } from './slides/index.ts';
import type { Store } from './store/index.ts';

export type Shelf = {
  readonly library: ReturnType<typeof createLibrary>;
  readonly store: Pick<Store, 'pathOf'>;
  readonly media: Media;
  readonly derived: Derived;
  readonly growing: Pick<Growing, 'lessonOf'>;
};

/** How the pictures of a lesson are shown: what this PC can play, a recording's regions, what a teacher set by hand. */
export async function buildPictures(
  { paths }: Host,
  databases: Databases,
  { library, store, media, derived, growing }: Shelf,
  session: ReturnType<typeof createSession>,
  { log, wallClock }: { readonly log: Log; readonly wallClock: () => UnixMs },
) {
  const layouts = createLayoutMemory({ session, lessons: databases.lessons, log });
  const regions = createRegions({
    ...{ library: databases.library, media, workFolder: join(paths.account, 'looking') },
    ...{ lessonOf: library.get, hasFile: library.hasFile, pathOf: store.pathOf },
    onSet: (lessonId, marked) => void session.dispatch({ type: 'regions', lessonId, regions: marked }),
  });
  const ability = await createAbility({
    ...{ file: join(paths.shared, 'ability.json'), session, wallClock, log },
    onStrain: derived.strained,
  });
  if (ability.isStrained()) derived.strained();
  const slides = createSlides({
    ...{ library: databases.library, lessonOf: library.get },
    async onCorrected(lesson, correction) {
      const changed = slideSeconds(lesson, await derived.of(lesson), correction).slideSeconds ?? [];
      session.dispatch({ type: 'slides', lessonId: lesson.id, slideSeconds: changed });
    },
  });
  return {
    handlers: { ...regionHandlers(regions), ...slideHandlers(slides) },
    /** What a lesson is opened with. */
    opening: { derived, growing, regionsOf: regions.of, correctionOf: slides.of, layoutOf: layouts.layoutOf },
    async settled() {
      await layouts.settled();
      await ability.settled();
    },
  };
}
