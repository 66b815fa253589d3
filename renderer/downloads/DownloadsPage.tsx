import type { Download, Downloads } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, Rows } from '../ui/index.ts';
import { bytesText } from '../words/index.ts';
import { DownloadRow } from './DownloadRow.tsx';
import './Downloads.css';
import { minutesLeft } from './download-text.ts';
import { type DownloadActions, useActions } from './useActions.ts';
import { WeekLessons } from './WeekLessons.tsx';

type Props = { readonly onOpen: (lessonId: LessonId) => void };

export function DownloadsPage({ onOpen }: Props) {
  const { downloads: store } = useLectern();
  const { t } = useWords();
  const actions = useActions();
  const all = useStore(store);
  const { downloads, stopped } = all;
  const coming = downloads.filter(({ state }) => state.kind !== 'failed' && state.kind !== 'done');
  const wrong = downloads.filter(({ state }) => state.kind === 'failed');
  const done = downloads.filter(({ state }) => state.kind === 'done');
  const minutes = minutesLeft(coming);
  const comingNote = [
    t('downloads.lessons', { count: coming.length }),
    minutes === null ? '' : t('downloads.minutesLeft', { minutes }),
  ];
  return (
    <>
      <div className="downloads-top">
        <h1>{t('downloads.title')}</h1>
        {stopped ? (
          <Button look="go" icon="play" data-testid="downloads-go-on" onClick={() => actions.resume(null)}>
            {t('downloads.goOnAll')}
          </Button>
        ) : (
          <Button icon="pause" data-testid="downloads-stop" onClick={() => actions.pause(null)}>
            {t('downloads.stopAll')}
          </Button>
        )}
      </div>
      <Figures all={all} />
      <div className="downloads-body">
        <div>
          {downloads.length === 0 ? <p className="shelf-empty">{t('downloads.empty')}</p> : null}
          <Part
            title={t('downloads.coming')}
            note={comingNote.filter(Boolean).join(' · ')}
            rows={coming}
            {...{ actions, onOpen }}
          />
          <Part title={t('downloads.needsLook')} note="" rows={wrong} {...{ actions, onOpen }} />
          <Part
            title={t('downloads.done')}
            note={t('downloads.lessons', { count: done.length })}
            rows={done}
            {...{ actions, onOpen }}
          />
        </div>
        <WeekLessons onOpen={onOpen} />
      </div>
    </>
  );
}

type PartProps = Props & {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly Download[];
  readonly actions: DownloadActions;
};

function Part({ title, note, rows, actions, onOpen }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <section className="downloads-part">
      <h2>
        {title} <small>{note}</small>
      </h2>
      <Rows>
        {rows.map((download) => (
          <DownloadRow key={download.lessonId} {...{ download, actions, onOpen }} />
        ))}
      </Rows>
    </section>
  );
}

/** What came today and from where: that the line was spared is seen, not claimed. */
function Figures({ all: { today } }: { readonly all: Downloads }) {
  const { t } = useWords();
  const { line, room, disk } = today;
  const whole = line + room + disk;
  const share = room + disk === 0 ? '' : ` · ${Math.round((100 * (room + disk)) / whole)}%`;
  const size = (bytes: number): string => (bytes === 0 ? '0 MB' : bytesText(bytes));
  return (
    <dl className="downloads-figures figures" data-testid="downloads-today">
      <div>
        <dt>{t('downloads.today')}</dt>
        <dd>{size(whole)}</dd>
      </div>
      <div>
        <dt>{t('downloads.todayNear')}</dt>
        <dd className="downloads-near">
          {size(room + disk)}
          <small>{share}</small>
        </dd>
      </div>
      <div>
        <dt>{t('downloads.todayLine')}</dt>
        <dd>{size(line)}</dd>
      </div>
    </dl>
  );
}
