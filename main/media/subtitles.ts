/** Larger is no subtitle file of a lesson. */
export const subtitleBytesMax = 4_000_000;

/**
 * A subtitle file beside a video as WebVTT in UTF-8, or null where it is neither SRT nor WebVTT. Chinese
 * SRT files are often GB 18030: what is not valid UTF-8 (or UTF-16 with its mark) is read as that.
 */
export function subtitlesAsWebVtt(file: Uint8Array): string | null {
  const text = decodedText(file)?.replace(/\r\n?/g, '\n');
  if (text === undefined) return null;
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return text.endsWith('\n') ? text : `${text}\n`;
  const cues = text.split(/\n{2,}/).flatMap(cueOfSrt);
  return cues.length === 0 ? null : `WEBVTT\n\n${cues.join('\n\n')}\n`;
}

const srtTimes = /^\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})\s*-->\s*(\d{1,3}):(\d\d):(\d\d)[,.](\d{1,3})/;

function cueOfSrt(block: string): readonly string[] {
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  const at = lines.findIndex((line) => srtTimes.test(line));
  const times = srtTimes.exec(lines[at] ?? '');
  const words = lines.slice(at + 1).map(plain);
  if (times === null || at > 1 || words.join('').trim() === '') return [];
  const [, ...parts] = times;
  return [`${stamp(parts.slice(0, 4))} --> ${stamp(parts.slice(4))}\n${words.join('\n')}`];
}

function stamp([hours = '0', minutes = '0', seconds = '0', ms = '0']: readonly string[]): string {
  return `${hours.padStart(2, '0')}:${minutes}:${seconds}.${ms.padEnd(3, '0')}`;
}

/** SRT knows i, b and u as WebVTT does; fonts and positions (`{\an8}`) have no place in it. */
function plain(line: string): string {
  return line
    .replace(/\{\\[^}]*\}/g, '')
    .replace(/<(?!\/?[ibu]>)[^>]*>/gi, '')
    .replace(/&(?!(?:amp|lt|gt|nbsp|lrm|rlm);)/g, '&amp;')
    .replace(/-->/g, '→');
}

/** UTF-8, else GB 18030, or UTF-16 with its mark; undefined where it is none of them, or too large for a text. */
export function decodedText(file: Uint8Array): string | undefined {
  if (file.length > subtitleBytesMax) return undefined;
  const marked =
    file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : file[0] === 0xfe && file[1] === 0xff ? 'utf-16be' : null;
  for (const encoding of marked === null ? ['utf-8', 'gb18030'] : [marked]) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(file);
      if (!text.includes('\0')) return text;
    } catch {
      // The next encoding may fit.
    }
  }
  return undefined;
}
