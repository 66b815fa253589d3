import type { Channels, RequestOf, TimetableReading } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

type Source = RequestOf<Channels['timetable.import']>['source'];

/** A message may hold no more. */
const FILE_BYTES_MAX = 2_900_000;

/** Has main read a file or a pasted text as a timetable; what it understands is shown before anything is taken. */
export function useReadFile(show: (reading: TimetableReading) => void) {
  const { call, notices } = useLectern();
  const words = useWords();
  const say = (code: string) => notices.say(errorText(words, code));
  async function read(source: Source): Promise<string | null> {
    const answer = await call('timetable.import', { source });
    if (!answer.ok) return answer.error.code;
    show(answer.value);
    return null;
  }
  return {
    file(file: File): void {
      if (file.size > FILE_BYTES_MAX) {
        say('sourceTooLarge');
        return;
      }
      void file
        .arrayBuffer()
        .then((bytes) => read({ kind: 'file', base64: base64Of(new Uint8Array(bytes)) }))
        .catch(() => 'sourceUnreadable')
        .then((code) => (code === null ? undefined : say(code)));
    },
    /** False: the text is no whole timetable. */
    text: async (text: string): Promise<boolean> =>
      text.length < 1_000_000 && (await read({ kind: 'text', text })) === null,
  };
}

function base64Of(bytes: Uint8Array): string {
  let binary = '';
  // Piece by piece: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 32_768) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  }
  return btoa(binary);
}
