import type { SourceLook } from '../../core/contract/index.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { bytesText } from '../words/index.ts';
import './FilesChoice.css';
import { numberText } from './words.ts';

type Props = {
  readonly files: SourceLook['files'];
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
};

/** Whether the files that lie beside the source are to be copied too; in words where they have no room. */
export function FilesChoice({ files: { count, bytes, freeBytes, hasRoom }, on, onChange }: Props) {
  const words = useWords();
  const { t } = words;
  if (count === 0) return null;
  const free = freeBytes === null ? null : bytesText(freeBytes);
  return (
    <div className="files-choice" data-testid="files-choice">
      <label>
        <input
          type="checkbox"
          checked={on && hasRoom}
          disabled={!hasRoom}
          data-testid="source-files"
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
        <span className="figures">
          {t('source.files.copy', { count, number: numberText(count, words), size: bytesText(bytes) })}
          {free === null ? null : <small>{t('source.files.free', { size: free })}</small>}
        </span>
      </label>
      {hasRoom ? (
        <p>{t('source.files.note')}</p>
      ) : (
        <p className="files-no-room" role="alert" data-testid="source-no-room">
          <Icon name="triangle-alert" size={16} />
          {t('source.files.noRoom', { size: bytesText(bytes), free: free ?? '' })}
        </p>
      )}
    </div>
  );
}
