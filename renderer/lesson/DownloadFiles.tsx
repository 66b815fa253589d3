import { useState } from 'react';
import type { Download } from '../../core/contract/index.ts';
import { downloadOf, percentHere, useLectern, useStore, useWords } from '../state/index.ts';
import { Button, Meter, StateLine } from '../ui/index.ts';
import { bytesText, errorText } from '../words/index.ts';
import './DownloadFiles.css';
import { FilmFault } from './FilmFault.tsx';
import { heldFiles } from './held-files.ts';
import type { LessonView } from './useLesson.ts';

/** Brings the files of a lesson that is only told of; gone when all are here and can be shown. */
export function DownloadFiles({ view }: { readonly view: LessonView }) {
  const { lesson, held } = view;
  const { call, downloads } = useLectern();
  const words = useWords();
  const { t } = words;
  const [refused, setRefused] = useState<string | null>(null);
  const download = downloadOf(useStore(downloads), lesson.id);
  const here = new Set<string>(held);
  const missing = new Map(
    lesson.assets.filter(({ digest }) => !here.has(digest)).map(({ digest, bytes }) => [digest, bytes]),
  );
  if (lesson.ready || lesson.withdrawn || lesson.imported || lesson.assets.length === 0) return null;

  const size = bytesText([...missing.values()].reduce((sum, bytes) => sum + bytes, 0));
  const begin = async () => {
    const answer = await call('downloads.begin', { lessonId: lesson.id });
    setRefused(answer.ok ? null : answer.error.code);
  };
  const state = download?.state;
  if (download && (state?.kind === 'waiting' || state?.kind === 'running')) return <UnderWay download={download} />;
  const failed = state?.kind === 'failed' ? state : null;
  const code = refused ?? failed?.code ?? null;
  if (lesson.filmFault) return <FilmFault code={code ?? lesson.filmFault} onLook={() => void begin()} />;
  const isBegun = heldFiles(view) !== null || failed !== null || state?.kind === 'paused';
  return (
    <div className="download">
      {code === null ? null : (
        <div className="download-failed" role="alert" data-testid="download-failed">
          <StateLine icon="triangle-alert" tone="bad">
            {t('download.failed', { reason: errorText(words, code) })}
          </StateLine>
          {failed ? (
            <small>
              {t('download.nothingLeft')} <code>{[failed.code, failed.detail].filter(Boolean).join(' · ')}</code>
            </small>
          ) : null}
        </div>
      )}
      <Button look="go" large icon="import" data-testid="download" onClick={() => void begin()}>
        {t(isBegun ? 'download.goOn' : 'download.begin', { size })}
      </Button>
    </div>
  );
}

function UnderWay({ download }: { readonly download: Download }) {
  const { call } = useLectern();
  const { t } = useWords();
  const { state, lessonId } = download;
  const isLookedInto = state.kind === 'running' && state.step !== 'downloading';
  const waits = state.kind === 'waiting' && state.why !== 'turn' ? t(`downloads.waits.${state.why}`) : null;
  return (
    <div className="download" data-testid="download-running">
      {waits ? <p>{waits}</p> : null}
      <Meter
        value={isLookedInto ? null : percentHere(download) / 100}
        label={t(isLookedInto ? 'film.measuring' : 'download.progress')}
      />
      <Button large icon="x" data-testid="download-stop" onClick={() => void call('downloads.cancel', { lessonId })}>
        {t(isLookedInto ? 'film.stop' : 'download.stop')}
      </Button>
    </div>
  );
}
