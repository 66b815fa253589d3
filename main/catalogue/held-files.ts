import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { Asset } from '../../core/words/index.ts';

/** By path, size and time of a file what became of it: the next import of the same folder reads none of them again. */
export type HeldFiles = {
  get(stamp: string): Asset | undefined;
  keep(stamp: string, asset: Asset): Promise<void>;
  all(): Iterable<Asset>;
};

const Line = v.tuple([v.string(), Asset]);

/** One line a file, as they come: a kill costs the last line, and a line that is half there is passed over. */
export async function openHeldFiles(file: string): Promise<HeldFiles> {
  await mkdir(dirname(file), { recursive: true });
  const known = new Map<string, Asset>();
  const text = await readFile(file, 'utf8').catch(() => '');
  for (const line of text.split('\n')) {
    const parsed = v.safeParse(Line, parse(line));
    if (parsed.success) known.set(...parsed.output);
  }
  // What a kill left of a line must not spoil the next.
  if (text !== '' && !text.endsWith('\n')) await appendFile(file, '\n');
  return {
    get: (stamp) => known.get(stamp),
    all: () => known.values(),
    async keep(stamp, asset) {
      known.set(stamp, asset);
      await appendFile(file, `${JSON.stringify([stamp, asset])}\n`);
    },
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
