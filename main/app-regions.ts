import { join } from 'node:path';
import type { createSession } from './classroom/index.ts';
import type { Databases } from './database/index.ts';
import type { Host } from './host/ports.ts';
import type { createLibrary } from './library/index.ts';
import type { Media } from './media/index.ts';
import { createRegions } from './regions/index.ts';
import type { Store } from './store/index.ts';

export type Shelf = {
  readonly library: ReturnType<typeof createLibrary>;
  readonly store: Pick<Store, 'pathOf'>;
  readonly media: Media;
};

/** The marked regions of recordings; what is projected changes at once. */
export function buildRegions(
  { paths }: Host,
  { library: database }: Databases,
  { library, store, media }: Shelf,
  session: ReturnType<typeof createSession>,
) {
  return createRegions({
    ...{ library: database, media, workFolder: join(paths.account, 'looking') },
    ...{ lessonOf: library.get, hasFile: library.hasFile, pathOf: store.pathOf },
    onSet: (lessonId, regions) => void session.dispatch({ type: 'regions', lessonId, regions }),
  });
}
