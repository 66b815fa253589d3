import * as v from 'valibot';
import {
  BrowsePlace,
  type CurriculumPlace,
  type Handlers,
  type People,
  type SearchFacets,
} from '../../core/contract/index.ts';
import { ok } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Library } from './library.ts';

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly library: Pick<Library, 'browse' | 'theme'>;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  /** What the teacher in the room teaches. */
  readonly teaching: () => Promise<SearchFacets>;
};

/** Where each teacher stood last on her way to a lesson. In main, because a window's own memory may not outlive it. */
export function placeHandlers({
  lessons,
  library,
  people,
  teaching,
}: Deps): Pick<Handlers, 'library.place' | 'library.keepPlace'> {
  const owner = async (): Promise<string> => (await people()).teacherId ?? '';

  async function kept(tab: BrowsePlace['tab']): Promise<BrowsePlace | null> {
    const body = await lessons.run('place.get', { teacherId: await owner(), tab });
    const found = v.safeParse(BrowsePlace, body === null ? null : JSON.parse(body));
    return found.success ? found.output : null;
  }

  /** The place, or the nearest above it that still has lessons: editions come and go. */
  async function nearest(at: CurriculumPlace): Promise<CurriculumPlace> {
    const steps = stepsOf(at);
    for (let count = steps.length; count > 0; count -= 1) {
      const place: CurriculumPlace = Object.assign({}, ...steps.slice(0, count));
      const { nodes, total } = await library.browse({ at: place, offset: 0, limit: 1 });
      if (nodes.length > 0 || total > 0) return place;
    }
    return {};
  }

  return {
    async 'library.place'({ tab }) {
      const place = await kept(tab);
      if (tab === 'books') {
        const at = place?.tab === 'books' ? place.at : await teaching();
        return ok({ place: { tab, at: await nearest(at) } });
      }
      if (place?.tab !== 'themes' || place.name === null) return ok({ place: null });
      const { total } = await library.theme({ name: place.name, offset: 0, limit: 1, facets: {} });
      return ok({ place: total > 0 ? place : null });
    },
    async 'library.keepPlace'({ place }) {
      await lessons.run('place.keep', { teacherId: await owner(), tab: place.tab, body: JSON.stringify(place) });
      return ok({});
    },
  };
}

/** What is chosen, from the top down, as far as no level is left out. */
function stepsOf({ stage, grade, subject, publisher, year, volume, units }: CurriculumPlace): CurriculumPlace[] {
  const steps: CurriculumPlace[] = [
    { stage },
    { grade },
    { subject },
    { publisher, ...(year !== undefined && { year }) },
    { volume },
    { units },
  ];
  const open = steps.findIndex((step) => Object.values(step)[0] === undefined);
  return open < 0 ? steps : steps.slice(0, open);
}
