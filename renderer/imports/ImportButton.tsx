import { useWords } from '../state/index.ts';
import { FileButton } from '../ui/index.ts';
import { PairDialog } from './PairDialog.tsx';
import { subtitleAccept } from './subtitle-endings.ts';
import { useImport } from './useImport.ts';

/** Endings that a system's dialog may not know as video but ffmpeg reads; documents are shown as they are. */
const ACCEPT = `video/*,audio/*,image/jpeg,image/png,image/webp,image/gif,image/bmp,.pdf,.txt,.pptx,.ppt,.ppsx,.docx,.doc,.xlsx,.xls,.wps,.dps,.et,.odp,.odt,.ods,.rtf,.mkv,.flv,.rm,.rmvb,.wmv,.asf,.avi,.ts,.m2ts,.vob,.mts,.f4v,${subtitleAccept}`;

export function ImportButton({ look = 'plain' }: { readonly look?: 'plain' | 'go' }) {
  const { t } = useWords();
  const work = useImport();
  return (
    <>
      <FileButton
        icon="import"
        look={look}
        title={t('import.chooseNote')}
        data-testid="import"
        accept={ACCEPT}
        multiple
        inputTestId="import-file"
        onChoose={work.take}
      >
        {t('shelf.import')}
      </FileButton>
      {work.pair ? <PairDialog pair={work.pair} work={work} /> : null}
    </>
  );
}
