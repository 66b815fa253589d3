import type { Download } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useDid, useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

export type DownloadActions = {
  readonly hurry: (lessonId: LessonId) => void;
  /** Null: all. */
  readonly pause: (lessonId: LessonId | null) => void;
  readonly resume: (lessonId: LessonId | null) => void;
  readonly cancel: (download: Download) => void;
};

export function useActions(): DownloadActions {
  const words = useWords();
  const { call, notices } = useLectern();
  const did = useDid();
  async function said(answer: Promise<{ ok: true } | { ok: false; error: { code: string } }>): Promise<boolean> {
    const got = await answer;
    if (!got.ok) notices.say(errorText(words, got.error.code));
    return got.ok;
  }
  return {
    hurry: (lessonId) => void said(call('downloads.hurry', { lessonId })),
    pause: (lessonId) => void said(call('downloads.pause', { lessonId })),
    resume: (lessonId) => void said(call('downloads.resume', { lessonId })),
    async cancel({ lessonId, title, state }) {
      if (!(await said(call('downloads.cancel', { lessonId }))) || state.kind === 'done') return;
      did(words.t('downloads.cancelled', { title: words.local(title) }), () => call('downloads.begin', { lessonId }));
    },
  };
}
