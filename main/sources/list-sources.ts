import type { Source } from '../../core/contract/index.ts';
import { lookAtSources } from '../catalogue/index.ts';
import type { Origin, Origins } from './origins.ts';

/** What came with Lectern; it is no person's to remove. */
export const BUILT_IN = 'lectern.sample';

type Deps = { readonly shardFolder: string; readonly origins: Pick<Origins, 'list'> };

type IsFeed = (one: { readonly id: string; readonly digest: string }) => boolean;

/** All that is kept, whole or broken, and what was begun and not finished; without the feeds. */
export async function listSources({ shardFolder, origins }: Deps, isFeed: IsFeed): Promise<readonly Source[]> {
  const { sources, broken } = await lookAtSources(shardFolder);
  const told = new Map((await origins.list()).map((origin) => [origin.id, origin]));
  const all = new Map<string, Source>();
  const ours = sources.filter((source) => !isFeed(source));
  for (const { id, base } of ours) all.set(id, sourceOf(id, told.get(id), base.lessons, { kind: 'here' }));
  for (const { id, why } of broken) {
    if (isFeed({ id, digest: '' })) continue;
    all.set(id, sourceOf(id, told.get(id), 0, { kind: 'broken', code: 'partsGone', detail: why }));
  }
  for (const origin of told.values()) {
    if (!origin.begun) continue;
    const { lessons = 0 } = all.get(origin.id) ?? {};
    const { code, detail } = origin.begun.failed ?? { code: 'interrupted' as const, detail: '' };
    all.set(origin.id, sourceOf(origin.id, origin, lessons, { kind: 'notTaken', code, detail }));
  }
  return [...all.values()];
}

function sourceOf(id: string, origin: Origin | undefined, lessons: number, state: Source['state']): Source {
  const { taken, begun } = origin ?? { taken: null, begun: null };
  const told = begun ?? taken;
  return {
    ...{ id, lessons, state },
    kind: id === BUILT_IN ? 'builtIn' : (told?.kind ?? 'other'),
    title: told ? nameOf(told.path) : id,
    path: told?.path ?? null,
    takenUnixMs: taken?.unixMs ?? null,
    corrections: told?.corrections ?? null,
    report: taken?.report ?? null,
    files: origin ? filesOf(origin) : null,
  };
}

/** The last name of a path of any system; of a whole drive the drive. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).findLast((name) => name !== '') ?? path;
}

/** As it stands in the list while nothing copies. */
function filesOf({ files, begun }: Origin): Source['files'] {
  if (files === null || begun) return null;
  if (files.done) return { kind: 'here', ...files.done };
  return { kind: 'notHere', ...(files.failed ?? { code: 'interrupted', detail: '' }) };
}
