import type { Handlers, SourceKind } from '../../core/contract/index.ts';
import { ok } from '../../core/words/index.ts';
import type { Dialogs, PlaceAsked } from '../host/ports.ts';
import type { Sources } from './sources.ts';

type SourcesHandlers = Pick<Handlers, Extract<keyof Handlers, `sources.${string}`>>;

/** A channel's database lies deep in its folder: the folder, or the whole disk, is what people know. */
const places: Readonly<Record<SourceKind, Omit<PlaceAsked, 'title'>>> = {
  smartedu: { what: 'folder', endings: [] },
  folder: { what: 'folder', endings: [] },
  kolibri: { what: 'folder', endings: [] },
  table: { what: 'file', endings: ['xlsx', 'csv', 'tsv', 'txt'] },
};

export function sourcesHandlers(sources: Sources, dialogs: Dialogs): SourcesHandlers {
  const givesDialog = dialogs.choosePlace !== null;
  return {
    'sources.list': async () => ok({ sources: [...(await sources.list())], givesDialog }),
    async 'sources.choosePlace'({ kind, title }) {
      return ok({ path: (await dialogs.choosePlace?.({ title, ...places[kind] })) ?? null });
    },
    'sources.look': (asked) => sources.look(asked),
    async 'sources.stopLooking'() {
      sources.stopLooking();
      return ok({});
    },
    'sources.takeIn': ({ total, files, ...asked }) => sources.takeIn(asked, total, files),
    'sources.remove': ({ sourceId }) => sources.remove(sourceId),
    'sources.restore': ({ sourceId }) => sources.restore(sourceId),
  };
}
