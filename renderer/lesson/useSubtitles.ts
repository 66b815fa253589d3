import { useEffect, useState } from 'react';
import type { Asset, JobId, Lesson } from '../../core/words/index.ts';
import { useDid, useLectern, useStore, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

const subtitlesOf = ({ assets }: Pick<Lesson, 'assets'>): Asset[] => assets.filter(({ role }) => role === 'subtitles');

/** The subtitles of a lesson that was imported here: more of them, fewer, and each step back. */
export function useSubtitles(lesson: Lesson) {
  const { call, imports, jobs, notices } = useLectern();
  const did = useDid();
  const words = useWords();
  const { t } = words;
  const [adding, setAdding] = useState<{ readonly jobId: JobId; readonly before: Asset[] } | null>(null);
  const state = useStore(jobs).find(({ id }) => id === adding?.jobId)?.state;

  const set = (subtitles: Asset[]) => call('library.setSubtitles', { lessonId: lesson.id, subtitles });
  const isOver = state?.kind === 'done' || state?.kind === 'failed';
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when the job ends
  useEffect(() => {
    if (!adding || !isOver) return;
    setAdding(null);
    void call('jobs.dismiss', { jobId: adding.jobId });
    if (state.kind === 'failed') notices.say(t('lesson.subtitlesNot', { reason: errorText(words, state.code) }));
    else did(t('lesson.subtitlesAdded'), () => set(adding.before));
  }, [isOver]);

  return {
    isAdding: adding !== null,
    async add(files: readonly File[]) {
      const before = subtitlesOf(lesson);
      const begun = await imports.addSubtitles({ id: lesson.id, title: words.local(lesson.title) }, files);
      if ('jobId' in begun) setAdding({ jobId: begun.jobId, before });
      else notices.say(t('lesson.subtitlesNot', { reason: errorText(words, begun.code) }));
    },
    async remove({ digest }: Asset) {
      const before = subtitlesOf(lesson);
      const answer = await set(before.filter((one) => one.digest !== digest));
      if (!answer.ok) return notices.say(errorText(words, answer.error.code));
      did(t('lesson.subtitlesRemoved'), () => set(before));
    },
  };
}
