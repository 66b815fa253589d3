import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { putBack, SourceId, setAside, shardFolderIn } from '../catalogue/index.ts';
import { isFeedDigest } from '../feeds/index.ts';
import { type Flags, readSurroundings } from '../host/common/index.ts';
import { BUILT_IN, listSources, originsIn } from '../sources/index.ts';
import type { Texts } from './texts.ts';

type Say = { readonly out: (line: string) => void; readonly error: (line: string) => void };
type Call = {
  readonly verb: 'list' | 'remove' | 'restore';
  readonly id: string;
  readonly json: boolean;
  readonly flags: Flags;
};

/**
 * `lectern catalogue sources list|remove|restore`: what the catalogue is built from, without the feeds. What is removed
 * lies aside until a Lectern is started. Exit code 0, 1 where there is none of this name, 2 for a wrong call.
 */
export async function sources(args: readonly string[], mainUrl: string, texts: Texts, say: Say): Promise<number> {
  const call = readCall(args);
  if (!call) {
    say.error(texts.sourcesUsage);
    return 2;
  }
  const { paths } = await readSurroundings(call.flags, process.env, mainUrl);
  const shardFolder = shardFolderIn(paths.shared);
  const origins = originsIn(paths.shared);
  const all = await listSources({ shardFolder, origins }, isFeedDigest);
  if (call.verb === 'list') {
    if (call.json) say.out(JSON.stringify(all));
    else for (const source of all) say.out(texts.source(source));
    return 0;
  }
  const isOurs = call.verb === 'restore' || all.some(({ id }) => id === call.id && id !== BUILT_IN);
  const move = call.verb === 'remove' ? setAside : putBack;
  if (!isOurs || !(await move(shardFolder, call.id))) {
    say.error(texts.noSource(call.id));
    return 1;
  }
  say.out(call.verb === 'remove' ? texts.sourceRemoved(call.id) : texts.sourceRestored(call.id));
  return 0;
}

function readCall(args: readonly string[]): Call | null {
  try {
    const string = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ data: string, lessons: string, policy: string, language: string },
        json: { type: 'boolean', default: false },
      },
    });
    const [verb = 'list', id = '', ...more] = positionals;
    const { data, lessons, policy, language } = values;
    const flags = { data, lessons, policy, language, window: false };
    if (more.length > 0) return null;
    if (verb === 'list') return id === '' ? { verb, id, json: values.json, flags } : null;
    if ((verb !== 'remove' && verb !== 'restore') || !v.is(SourceId, id)) return null;
    return { verb, id, json: values.json, flags };
  } catch {
    return null;
  }
}
