/** What a lesson's record says besides its title, part by part. */
export type TextKind = 'summary' | 'chapter' | 'question' | 'unit';
export type Text = { readonly kind: TextKind; readonly text: string; readonly atSeconds: number | null };
export type TextFile = { readonly digest: string; readonly kind: 'subtitles' | 'document' };

/**
 * More of one lesson is not taken in: a summary is a few lines, and whoever writes a book into it or a thousand
 * chapters wants to fill the disk.
 */
const TEXT_LENGTH_MAX = 2000;
const TEXTS_MAX = 100;
const FILES_MAX = 20;

type Plain = Readonly<Record<string, unknown>>;

/** By hand and not by a schema: a million records are read. What is no text is passed over. */
export function textsOf(record: unknown): readonly Text[] {
  if (!isPlain(record)) return [];
  const texts: Text[] = [];
  const add = (kind: TextKind, value: unknown, atSeconds: unknown = null) => {
    for (const text of inLanguages(value)) {
      if (texts.length >= TEXTS_MAX) return;
      const at = typeof atSeconds === 'number' && Number.isFinite(atSeconds) ? Math.max(0, atSeconds) : null;
      texts.push({ kind, text: text.slice(0, TEXT_LENGTH_MAX), atSeconds: at });
    }
  };
  add('summary', record.summary);
  for (const unit of listOf(record.units ?? [record.unit])) add('unit', unit);
  for (const cue of listOf(record.cues)) {
    if (!isPlain(cue)) continue;
    if (cue.kind === 'chapter') add('chapter', cue.title, cue.atSeconds);
    else if (cue.kind === 'question') add('question', cue.text, cue.atSeconds);
  }
  return texts;
}

/** The subtitles and the text files of a lesson. */
export function textFilesOf(record: unknown): readonly TextFile[] {
  const files = listOf(isPlain(record) ? record.assets : []).flatMap((asset): TextFile[] => {
    if (!isPlain(asset) || typeof asset.digest !== 'string') return [];
    if (asset.role === 'subtitles') return [{ digest: asset.digest, kind: 'subtitles' }];
    const isText = typeof asset.mediaType === 'string' && /^text\/(plain|markdown)\b/.test(asset.mediaType);
    return isText ? [{ digest: asset.digest, kind: 'document' }] : [];
  });
  return files.slice(0, FILES_MAX);
}

/** What narrows a search and what is put first: facets of the lesson, and whether its files lie here. */
export function facetsOfRecord(record: unknown, held: boolean): readonly string[] {
  const { stage, grade, subject } = isPlain(record) ? record : {};
  return [
    ...(typeof stage === 'string' ? [`fs${stage}`] : []),
    ...(typeof grade === 'number' ? [`fg${grade}`] : []),
    ...(typeof subject === 'string' ? [`fu${subject}`] : []),
    ...(held ? ['fh'] : []),
  ].filter((token) => /^\w+$/.test(token));
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function inLanguages(value: unknown): readonly string[] {
  if (!isPlain(value)) return [];
  return [value['zh-CN'], value.en].filter((text): text is string => typeof text === 'string' && text.trim() !== '');
}
