/** One subtitle as every format says it: seconds of the film, and lines of plain words with i, b and u at most. */
export type Spoken = { readonly fromSeconds: number; readonly untilSeconds: number; readonly text: string };

/**
 * The text of an ASS or SSA file: its `Dialogue` lines, read by the `Format` line before them. Drawings and karaoke are
 * no speech; styles and positions have no place in a lesson's captions.
 */
export function spokenOfAss(text: string): readonly Spoken[] {
  const spoken: Spoken[] = [];
  let fields: readonly string[] = [];
  for (const line of text.split('\n')) {
    const format = /^Format:\s*(.*)$/i.exec(line)?.[1];
    if (format !== undefined) fields = format.split(',').map((field) => field.trim().toLowerCase());
    const dialogue = /^Dialogue:\s*(.*)$/i.exec(line)?.[1];
    if (dialogue === undefined || !fields.includes('text')) continue;
    const values = dialogue.split(',');
    const value = (field: string) => values[fields.indexOf(field)]?.trim() ?? '';
    // The text comes last, and has commas of its own.
    const words = values.slice(fields.indexOf('text')).join(',');
    const [fromSeconds, untilSeconds] = [assSeconds(value('start')), assSeconds(value('end'))];
    if (fromSeconds === null || untilSeconds === null || /\{[^}]*\\p[1-9]/.test(words)) continue;
    const plain = words
      .replace(/\{[^}]*\}/g, '')
      .replace(/\\[nN]/g, '\n')
      .replace(/\\h/g, ' ');
    if (plain.trim() !== '') spoken.push({ fromSeconds, untilSeconds, text: plain.trim() });
  }
  return spoken.sort((a, b) => a.fromSeconds - b.fromSeconds);
}

/** Hours, minutes, seconds and hundredths: `0:01:02.50`. */
function assSeconds(text: string): number | null {
  const [, hours, minutes, seconds] = /^(\d+):(\d{1,2}):(\d{1,2}(?:\.\d+)?)$/.exec(text) ?? [];
  return seconds === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/**
 * The text of a SAMI file: each `SYNC` stands until the next of its language, and one with nothing but a space ends the
 * one before. Of several languages the first is read: a file beside a video is in one.
 */
export function spokenOfSami(text: string): readonly Spoken[] {
  const syncs = text.split(/<sync\b/i).slice(1);
  const rows = syncs.flatMap((sync) => {
    const start = /^[^>]*\bstart\s*=\s*["']?(\d+)/i.exec(sync)?.[1];
    const body = sync.slice(sync.indexOf('>') + 1);
    if (start === undefined) return [];
    return body.split(/(?=<p\b)/i).map((part) => ({
      fromSeconds: Number(start) / 1000,
      language: /^<p\b[^>]*\bclass\s*=\s*["']?([\w-]+)/i.exec(part)?.[1]?.toLowerCase() ?? '',
      text: samiWords(part),
    }));
  });
  const first = rows.find((row) => row.text !== '')?.language;
  const mine = rows.filter((row) => row.language === first);
  return mine.flatMap((row, at) => {
    const untilSeconds = mine[at + 1]?.fromSeconds ?? row.fromSeconds + LAST_SECONDS;
    return row.text === '' || untilSeconds <= row.fromSeconds ? [] : [{ ...row, untilSeconds }];
  });
}

/** What nothing ends stands this long. */
const LAST_SECONDS = 4;

const ENTITIES: Readonly<Record<string, string>> = { nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"' };

function samiWords(body: string): string {
  return body
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d{1,6});?/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/&(\w+);?/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
