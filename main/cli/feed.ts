import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ImportRefused, importers } from '../catalogue/index.ts';
import { createMedia } from '../media/index.ts';
import { buildFeed, makeKeys, publishFeed, readKeys, signFeed } from '../publish/index.ts';
import type { FeedTexts } from './feed-texts.ts';

type Say = { readonly out: (line: string) => void; readonly error: (line: string) => void };
type Values = {
  readonly out?: string;
  readonly to?: string;
  readonly from?: string;
  readonly source?: string;
  readonly rules?: string;
  readonly keys?: readonly string[];
  readonly roots: string;
  readonly threshold: string;
  readonly 'hand-over-to'?: string;
  readonly json: boolean;
};
type Call = { readonly verb: string; readonly path: string; readonly values: Values };

/**
 * `lectern feed keys|build|sign|publish`: a school's or county's own catalogue, from a folder to what others subscribe
 * to. Exit code 0, 1 where something stands against it, 2 for a wrong call.
 */
export async function feed(args: readonly string[], nowUnixMs: number, texts: FeedTexts, say: Say): Promise<number> {
  const call = readCall(args);
  const run = call && verbs[call.verb];
  const code = run ? await run(call, nowUnixMs, texts, say).catch((error: unknown) => refused(error, texts, say)) : 2;
  if (code === 2) say.error(texts.feedUsage);
  return code;
}

type Verb = (call: Call, nowUnixMs: number, texts: FeedTexts, say: Say) => Promise<number>;

const verbs: Readonly<Record<string, Verb>> = {
  async keys({ path, values }, _, texts, say) {
    const root = Number(values.roots);
    if (!Number.isInteger(root) || root < 1 || root > 20) return 2;
    try {
      const made = await makeKeys(path, { root, targets: 1, snapshot: 1, timestamp: 1 });
      say.out(texts.keysMade(made, path));
      return 0;
    } catch (error) {
      if (!isSystemError(error, 'EEXIST')) throw error;
      say.error(texts.keyThere(path));
      return 1;
    }
  },
  async build({ path, values }, nowUnixMs, texts, say) {
    const { out, from, source, rules, json } = values;
    const open = from === undefined ? null : importers[from];
    if (!out || open === undefined || (open && !source)) return 2;
    const corrections: unknown = rules ? JSON.parse(await readFile(rules, 'utf8')) : null;
    const importer = open ? open(resolve(source ?? ''), corrections) : null;
    const media = createMedia({ env: process.env });
    const built = await buildFeed({ folder: path, out: resolve(out), importer, media, nowUnixMs });
    if (!built.ok) return told(built.error, texts, say);
    if (json) say.out(JSON.stringify(built.value));
    else {
      say.out(texts.built(built.value));
      for (const { position, why } of built.value.bad.slice(0, 20)) say.out(`  ${position}: ${why}`);
    }
    return 0;
  },
  async sign({ path, values }, nowUnixMs, texts, say) {
    const threshold = Number(values.threshold);
    if (!values.keys?.length || !Number.isInteger(threshold)) return 2;
    const keys = (await Promise.all(values.keys.map((folder) => readKeys(resolve(folder))))).flat();
    const next = values['hand-over-to'];
    const handOverTo = next ? await readKeys(resolve(next)) : null;
    const signed = await signFeed({ feed: path, keys, threshold, handOverTo, nowUnixMs });
    if (!signed.ok) return told(signed.error, texts, say);
    say.out(texts.signed(signed.value.rootVersion));
    return 0;
  },
  async publish({ path, values }, nowUnixMs, texts, say) {
    if (!values.to) return 2;
    const published = await publishFeed(path, resolve(values.to), nowUnixMs);
    if (!published.ok) return told(published.error, texts, say);
    say.out(texts.published(published.value.copied));
    return 0;
  },
};

function told(error: { readonly code: string; readonly detail: string }, texts: FeedTexts, say: Say): number {
  say.error(texts.failed(error.code, error.detail));
  return 1;
}

/** A folder that is not there, a disk that is full, a file that is no JSON: said, not thrown. */
function refused(error: unknown, texts: FeedTexts, say: Say): number {
  if (error instanceof ImportRefused) return told({ code: error.code, detail: error.message }, texts, say);
  if (isSystemError(error) || error instanceof SyntaxError) {
    return told({ code: error.message, detail: '' }, texts, say);
  }
  throw error;
}

function isSystemError(error: unknown, code?: string): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && (code === undefined || error.code === code);
}

function readCall(args: readonly string[]): Call | null {
  const string = { type: 'string' } as const;
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        ...{ out: string, to: string, from: string, source: string, rules: string, 'hand-over-to': string },
        keys: { type: 'string', multiple: true },
        roots: { type: 'string', default: '1' },
        threshold: { type: 'string', default: '1' },
        json: { type: 'boolean', default: false },
      },
    });
    const [verb, path, ...more] = positionals;
    if (!verb || !path || more.length > 0 || !Object.hasOwn(verbs, verb)) return null;
    return { verb, path: resolve(path), values };
  } catch {
    return null;
  }
}
