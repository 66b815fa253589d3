import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import {
  isSubtitleName,
  languageOfTag,
  readSubtitleName,
  subtitleBytesMax,
  subtitlesAsWebVtt,
} from '../media/index.ts';
import type { ImportDeps } from './ports.ts';
import type { Examined } from './sources.ts';

export type Subtitles = { readonly language: string | null; readonly webVtt: string };
/** A subtitle file that came with a film, and what it was called. */
export type Given = { readonly path: string; readonly name: string };

/**
 * Subtitle files that stand beside a video and are named after it: `lesson.srt`, `lesson.en.vtt`. One for each
 * language; a file that is no subtitle file, or too large for one, is passed over.
 */
export async function subtitlesBeside(videoPath: string): Promise<readonly Subtitles[]> {
  const wanted = basename(videoPath, extname(videoPath));
  const folder = dirname(videoPath);
  const names = (await readdir(folder).catch(() => [])).sort().filter(isSubtitleName);
  // A video that is called as a language is, `en.mp4`, has `en.srt` beside it.
  const beside = names.filter(
    (name) => readSubtitleName(name).stem === wanted || name.replace(/\.\w+$/, '') === wanted,
  );
  return subtitlesGiven(beside.map((name) => ({ name, path: join(folder, name) })));
}

/** One for each language, the first of them. */
export async function subtitlesGiven(given: readonly Given[]): Promise<readonly Subtitles[]> {
  const found = new Map<string | null, Subtitles>();
  for (const { name, path } of given) {
    const { language } = readSubtitleName(name);
    const webVtt = found.has(language) ? null : await readSubtitles(path);
    if (webVtt !== null) found.set(language, { language, webVtt });
  }
  return [...found.values()];
}

/** What lies in the film itself, of languages that no file was given in. What cannot be read is left where it is. */
export async function subtitlesWithin(
  media: ImportDeps['media'],
  { path, probe, decision }: Examined,
  given: readonly Subtitles[],
  { folder, signal }: { readonly folder: string; readonly signal: AbortSignal },
): Promise<readonly Subtitles[]> {
  const found = [...given];
  for (const { index, language: tag } of probe.texts) {
    const language = tag === null ? null : (languageOfTag(tag) ?? tag);
    if (found.some((one) => one.language === language)) continue;
    const output = join(folder, `text-${index}.vtt`);
    const request = { input: path, stream: index, output, isKept: decision.kind === 'keep', signal };
    const taken = await media.text(request);
    const webVtt = taken.ok ? await readSubtitles(output) : null;
    await rm(output, { force: true });
    if (webVtt !== null) found.push({ language, webVtt });
  }
  return found;
}

async function readSubtitles(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= subtitleBytesMax ? subtitlesAsWebVtt(await readFile(path)) : null;
  } catch {
    return null;
  }
}
