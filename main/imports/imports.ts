import { fail, type JobId, ok, type Result } from '../../core/words/index.ts';
import type { Respond } from '../host/ports.ts';
import { hasRoom } from '../store/index.ts';
import { importSubtitles } from './add-subtitles.ts';
import { importLesson } from './import-lesson.ts';
import { type Asked, checkOrder, fileName, filmsIn, type Order } from './order.ts';
import type { ImportControl, ImportDeps } from './ports.ts';
import { announcedBytes, type Receiving, receiveParts } from './receiving.ts';
import { createUploads } from './uploads.ts';
import { openWorkFolder, removeFolder, removeLeftovers } from './work-folder.ts';

export type Imports = {
  begin(
    asked: Asked,
  ): Promise<
    Result<
      { readonly jobId: JobId; readonly uploads: readonly string[] },
      { readonly code: 'tooManyParts' | 'pathsNotTaken' | 'diskFull' }
    >
  >;
  /** Answers `PUT /upload/<token>`. */
  respond: Respond;
  /** Removes what a crash left, once; the first import waits for it. */
  removeLeftovers(): Promise<void>;
};

export function createImports(deps: ImportDeps): Imports {
  const uploads = createUploads();
  let removing: Promise<void> | null = null;
  const removeOnce = () => {
    removing ??= removeLeftovers(deps.workFolder).then((count) => {
      if (count > 0) deps.log.info(`imports: removed what ${count} unfinished imports left`);
    });
    return removing;
  };
  return {
    async begin(asked) {
      const { parts } = asked;
      const order = checkOrder(asked, deps.givesPaths);
      if (!order.ok) return order;
      await removeOnce();
      const folder = await openWorkFolder(deps.workFolder);
      if (!(await hasRoom(folder, announcedBytes(parts) * 2))) {
        await removeFolder(folder);
        return fail({ code: 'diskFull' });
      }
      const receiving = receiveParts({ clock: deps.clock, uploads }, parts, folder);
      const jobId = deps.jobs.start({
        kind: 'import',
        title: order.value.title,
        run: (control) => run(deps, order.value, receiving, folder, control),
      });
      return ok({ jobId, uploads: receiving.addresses });
    },
    respond: uploads.respond,
    removeLeftovers: removeOnce,
  };
}

async function run(
  deps: ImportDeps,
  { title, parts, lessonId }: Order,
  receiving: Receiving,
  folder: string,
  control: ImportControl,
): ReturnType<typeof importLesson> {
  try {
    const received = await receiving.whole(control);
    if (!received.ok) return received;
    const { sources, given } = receiving;
    if (lessonId !== undefined) return await importSubtitles(deps, { lessonId, given }, control.signal);
    const films = filmsIn(parts);
    const name = films[0] ? fileName(films[0]) : '';
    const inPlace = films.every(({ source }) => source.kind === 'path');
    const done = await importLesson(deps, { title, sources, name, inPlace, given, folder }, control);
    if (done.ok || done.error.code === 'cancelled') return done;
    deps.log.warn(`import refused: ${done.error.code} ${done.error.detail}`);
    return fail({ code: done.error.code, detail: shortened(done.error.detail) });
  } finally {
    // What came of it counts; the next start removes what is held.
    await removeFolder(folder).catch((error: unknown) => deps.log.warn(`imports: ${String(error)}`));
  }
}

/** The window shows it beside the words for the code; ffmpeg's last line says most, and no path is anyone's to see. */
function shortened(detail: string): string {
  const last = detail.trim().split('\n').at(-1) ?? '';
  return last
    .replace(/^\[[^\]]*\]\s*/, '')
    .replace(/file:\S*[\\/]/g, '')
    .slice(0, 160);
}
