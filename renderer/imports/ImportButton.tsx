import { useRef } from 'react';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { PairDialog } from './PairDialog.tsx';
import { useImport } from './useImport.ts';

/** Endings that a system's dialog may not know as video but ffmpeg reads; documents are shown as they are. */
const ACCEPT =
  'video/*,audio/*,image/jpeg,image/png,image/webp,image/gif,image/bmp,.pdf,.txt,.pptx,.ppt,.ppsx,.docx,.doc,.xlsx,.xls,.wps,.dps,.et,.odp,.odt,.ods,.rtf,.mkv,.flv,.rm,.rmvb,.wmv,.asf,.avi,.ts,.m2ts,.vob,.mts,.f4v,.srt,.vtt,.ass,.ssa,.smi,.sami';

export function ImportButton({ look = 'plain' }: { readonly look?: 'plain' | 'go' }) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const work = useImport();
  return (
    <>
      <Button
        icon="import"
        look={look}
        title={t('import.chooseNote')}
        data-testid="import"
        onClick={() => input.current?.click()}
      >
        {t('shelf.import')}
      </Button>
      <input
        ref={input}
        type="file"
        accept={ACCEPT}
        multiple
        hidden
        data-testid="import-file"
        onChange={(event) => {
          work.take([...(event.currentTarget.files ?? [])]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
      {work.pair ? <PairDialog pair={work.pair} work={work} /> : null}
    </>
  );
}
