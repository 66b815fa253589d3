import type { HistoryEntry } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button, IconButton, RowTitle, StateLine } from '../ui/index.ts';
import { clockText, hourText, type Words } from '../words/index.ts';

type Props = {
  readonly entry: HistoryEntry;
  readonly onOpen: (lessonId: LessonId) => void;
  readonly onRemove: () => void;
};

/** 09:10 四(2)班 三角形的内角和 停在 08:41, and the way to go on. */
export function EntryRow({ entry, onOpen, onRemove }: Props) {
  const words = useWords();
  const { t, local, language } = words;
  const title = local(entry.title);
  const { lesson, document } = entry;
  const notes = [document?.name, lesson?.withdrawn ? t('shelf.withdrawn') : null];
  return (
    <li className="history-row" data-testid="history-row">
      <time className="figures">{hourText(entry.fromUnixMs, language)}</time>
      <span className="history-class cut">{entry.className ?? t('people.noClass')}</span>
      <RowTitle
        title={title}
        note={notes.filter(Boolean).join(' · ') || undefined}
        onOpen={lesson ? () => onOpen(entry.lessonId) : undefined}
      />
      {lesson ? (
        <span className="history-stop figures">{stopText(entry, words)}</span>
      ) : (
        <StateLine icon="triangle-alert">{t('shelf.lessonGone')}</StateLine>
      )}
      <GoOnButton entry={entry} />
      <IconButton icon="x" name={t('history.remove', { title })} data-testid="history-remove" onClick={onRemove} />
    </li>
  );
}

function GoOnButton({ entry }: Pick<Props, 'entry'>) {
  const { t } = useWords();
  const project = useProject();
  const { lesson, lessonId, classId, document, stopSeconds } = entry;
  if (!lesson) return <span />;
  const isAgain = !document && (isFinished(entry) || stopSeconds === 0);
  const said = document
    ? t('history.goOnAtPage', { page: document.pageIndex + 1 })
    : isAgain
      ? t('shelf.again')
      : t('shelf.goOnAt', { time: clockText(stopSeconds) });
  return (
    <Button
      disabled={!document && !lesson.ready}
      data-testid="history-go-on"
      onClick={() =>
        void project({ lessonId, classId, fromSeconds: isAgain ? 0 : stopSeconds, document: document ?? undefined })
      }
    >
      {said}
    </Button>
  );
}

function stopText(entry: HistoryEntry, { t }: Words): string {
  if (entry.document) return t('history.stoppedAtPage', { page: entry.document.pageIndex + 1 });
  if (isFinished(entry)) return t('shelf.finished');
  return entry.stopSeconds > 0 ? t('shelf.stoppedAt', { time: clockText(entry.stopSeconds) }) : '';
}

/** A stop this near to the end is the end. */
const END_SECONDS = 1;

function isFinished({ lesson, stopSeconds }: HistoryEntry): boolean {
  return lesson !== null && lesson.durationSeconds > 0 && stopSeconds >= lesson.durationSeconds - END_SECONDS;
}
