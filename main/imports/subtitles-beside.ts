import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { subtitleBytesMax, subtitlesAsWebVtt } from '../media/index.ts';

export type Subtitles = { readonly language: string | null; readonly webVtt: string };

const languages: Readonly<Record<string, string>> = {
  zh: 'zh-CN',
  'zh-cn': 'zh-CN',
  'zh-hans': 'zh-CN',
  chs: 'zh-CN',
  chi: 'zh-CN',
  zho: 'zh-CN',
  en: 'en',
  eng: 'en',
};

const ENDING = /\.(?:srt|vtt|ass|ssa|smi|sami)$/i;

/**
 * Subtitle files that stand beside a video and are named after it: `lesson.srt`, `lesson.en.vtt`. One for each
 * language; a file that is no subtitle file, or too large for one, is passed over.
 */
export async function subtitlesBeside(videoPath: string): Promise<readonly Subtitles[]> {
  const stem = basename(videoPath, extname(videoPath));
  const folder = dirname(videoPath);
  const found = new Map<string | null, Subtitles>();
  for (const name of (await readdir(folder).catch(() => [])).sort()) {
    if (!name.startsWith(`${stem}.`) || !ENDING.test(name)) continue;
    const between = name.slice(stem.length).replace(ENDING, '');
    const language = between === '' ? null : languages[between.slice(1).toLowerCase()];
    if (language === undefined || found.has(language)) continue;
    const webVtt = await readSubtitles(join(folder, name));
    if (webVtt !== null) found.set(language, { language, webVtt });
  }
  return [...found.values()];
}

async function readSubtitles(path: string): Promise<string | null> {
  try {
    const found = await stat(path);
    return found.isFile() && found.size <= subtitleBytesMax ? subtitlesAsWebVtt(await readFile(path)) : null;
  } catch {
    return null;
  }
}
