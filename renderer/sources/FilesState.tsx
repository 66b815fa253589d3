import type { Source } from '../../core/contract/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { bytesText, errorText } from '../words/index.ts';
import { numberText } from './words.ts';

type Files = NonNullable<Source['files']>;

/** How far the copying of a source's files is, and what became of it. */
export function FilesState({ files }: { readonly files: Source['files'] }) {
  const words = useWords();
  const { t } = words;
  if (files === null) return null;
  return (
    <div className="source-files" data-testid="source-files-state" data-state={files.kind}>
      {files.kind === 'copying' ? <Copying files={files} /> : null}
      {files.kind === 'here' ? (
        <p className="figures">
          {[
            t('source.files.here', { number: numberText(files.here, words), size: bytesText(files.bytes) }),
            files.needsConversion > 0 ? t('source.files.needsConversion', { number: files.needsConversion }) : '',
            files.noFfmpeg > 0 ? t('source.files.noFfmpeg', { number: files.noFfmpeg }) : '',
            files.unreadable > 0 ? t('source.files.unreadable', { number: files.unreadable }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {files.kind === 'notHere' ? (
        <>
          <StateLine icon="triangle-alert" tone="bad">
            {t(files.code === 'cancelled' ? 'source.files.stopped' : 'source.files.notHere')}
          </StateLine>
          {files.code === 'cancelled' ? null : (
            <small className="source-code">
              {[errorText(words, files.code, 'source'), files.detail].join(' ').trim()}
            </small>
          )}
        </>
      ) : null}
    </div>
  );
}

function Copying({ files }: { readonly files: Extract<Files, { kind: 'copying' }> }) {
  const { t } = useWords();
  const { call } = useLectern();
  const { jobId, progress, isWaiting } = files;
  const percent = progress === null ? '' : ` ${Math.round(progress * 100)}%`;
  return (
    <div className="source-meter">
      <StateLine icon={isWaiting ? 'clock' : 'import'} tone={isWaiting ? 'plain' : 'info'}>
        {t(isWaiting ? 'source.files.waiting' : 'source.files.copying')}
        <span className="figures">{percent}</span>
      </StateLine>
      <Meter value={progress} label={t('source.files.copying')} />
      <Button look="quiet" data-testid="source-files-stop" onClick={() => void call('jobs.cancel', { jobId })}>
        {t('source.files.stop')}
      </Button>
    </div>
  );
}
