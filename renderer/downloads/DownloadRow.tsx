import type { Download } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { percentHere, useWallClock, useWords } from '../state/index.ts';
import { Button, IconButton, Meter, RowTitle, StateLine } from '../ui/index.ts';
import { bytesText, hourText } from '../words/index.ts';
import { toldOf } from './download-text.ts';
import type { DownloadActions } from './useActions.ts';

type Props = {
  readonly download: Download;
  readonly actions: DownloadActions;
  readonly onOpen: (lessonId: LessonId) => void;
};

export function DownloadRow({ download, actions, onOpen }: Props) {
  const words = useWords();
  const { t, local } = words;
  const { lessonId, subject, state } = download;
  const title = local(download.title);
  const told = toldOf(words, download, useWallClock());
  return (
    <li className="download-row" data-testid="download-row" data-state={state.kind}>
      <span className={`download-thumb hue-${subject ?? 'other'}`} aria-hidden="true">
        {subject ? t(`subject.${subject}`) : ''}
      </span>
      <div className="download-what">
        <RowTitle title={title} onOpen={() => onOpen(lessonId)} testId="download-lesson" />
        <div role={state.kind === 'failed' ? 'alert' : undefined}>
          <StateLine icon={told.icon} tone={told.tone}>
            {told.text}
          </StateLine>
          {told.todo ? <small>{told.todo}</small> : null}
        </div>
      </div>
      <Amount download={download} />
      <div className="download-buttons">
        <Actions download={download} title={title} actions={actions} />
      </div>
    </li>
  );
}

function Amount({ download }: Pick<Props, 'download'>) {
  const { t, language } = useWords();
  const { state, bytes, hereBytes } = download;
  if (state.kind === 'done') {
    return (
      <div className="download-amount download-whole">
        <StateLine icon="circle-check" tone="good">
          {t('downloads.whole', { size: bytesText(bytes) })}
        </StateLine>
        <time className="figures">{hourText(state.atUnixMs, language)}</time>
      </div>
    );
  }
  const percent = percentHere(download);
  return (
    <div className="download-amount">
      <p className="figures">
        <span>{hereBytes > 0 ? `${percent}% · ${bytesText(hereBytes)} / ${bytesText(bytes)}` : bytesText(bytes)}</span>
        {state.kind === 'running' && state.step === 'downloading' ? (
          <span>{bytesText(state.bytesPerSecond)}/s</span>
        ) : null}
      </p>
      {hereBytes > 0 || state.kind === 'running' ? (
        <Meter value={percent / 100} label={t('download.progress')} />
      ) : null}
    </div>
  );
}

type ActionsProps = Pick<Props, 'download' | 'actions'> & { readonly title: string };

function Actions(props: ActionsProps) {
  const { t } = useWords();
  const { download, title, actions } = props;
  return (
    <>
      <MainAction {...props} />
      <IconButton
        icon="x"
        name={t('downloads.cancel', { title })}
        data-testid="download-cancel"
        onClick={() => actions.cancel(download)}
      />
    </>
  );
}

/** What moves it on, or stops it. */
function MainAction({ download: { state, lessonId }, title, actions }: ActionsProps) {
  const { t } = useWords();
  switch (state.kind) {
    case 'running':
      return (
        <IconButton
          icon="pause"
          name={t('downloads.pause', { title })}
          data-testid="download-pause"
          onClick={() => actions.pause(lessonId)}
        />
      );
    case 'waiting':
      if (state.why === 'lesson' || state.why === 'stopped') return null;
      return (
        <Button look="quiet" data-testid="download-hurry" onClick={() => actions.hurry(lessonId)}>
          {t('downloads.hurry')}
        </Button>
      );
    case 'paused':
      return (
        <IconButton
          icon="play"
          name={t('downloads.resume', { title })}
          data-testid="download-resume"
          onClick={() => actions.resume(lessonId)}
        />
      );
    case 'failed':
      return (
        <IconButton
          icon="refresh-cw"
          name={t('downloads.retry', { title })}
          data-testid="download-retry"
          onClick={() => actions.resume(lessonId)}
        />
      );
    case 'done':
      return null;
  }
}
