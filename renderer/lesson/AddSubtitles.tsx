import { useRef } from 'react';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

type Props = { readonly isAdding: boolean; readonly onChoose: (files: readonly File[]) => void };

/** One file for each language; its name says which: `lesson.en.srt`. */
export function AddSubtitles({ isAdding, onChoose }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        className="lesson-add-subtitles"
        icon="captions"
        disabled={isAdding}
        title={t('lesson.addSubtitlesNote')}
        data-testid="add-subtitles"
        onClick={() => input.current?.click()}
      >
        {t('lesson.addSubtitles')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".srt,.vtt,.ass,.ssa,.smi,.sami"
        multiple
        hidden
        data-testid="subtitles-file"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          if (files.length > 0) onChoose(files);
        }}
      />
    </>
  );
}
