import type { HistoryEntry } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { useDid, useLectern, useWallClock, useWords } from '../state/index.ts';
import { Button, Rows } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import { dayName, daysOf } from './days.ts';
import { EntryRow } from './EntryRow.tsx';
import './History.css';
import { useHistory } from './useHistory.ts';

type Props = { readonly onOpen: (lessonId: LessonId) => void };

export function HistoryPage({ onOpen }: Props) {
  const words = useWords();
  const { t, local } = words;
  const { call, notices } = useLectern();
  const did = useDid();
  const { history, more } = useHistory();
  const now = useWallClock();
  const clear = async (entry: HistoryEntry | null) => {
    const answer = await call('history.clear', { entryId: entry?.id ?? null });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    const said = entry ? t('history.removed', { title: local(entry.title) }) : t('history.cleared');
    did(said, () => call('history.restore', answer.value));
  };
  return (
    <>
      <div className="history-top">
        <h1>
          {t('history.title')} <small>{t('history.note')}</small>
        </h1>
        {history && history.entries.length > 0 ? (
          <Button look="quiet" icon="trash-2" data-testid="history-clear" onClick={() => void clear(null)}>
            {t('history.clear')}
          </Button>
        ) : null}
      </div>
      {history?.entries.length === 0 ? <p className="shelf-empty">{t('history.empty')}</p> : null}
      {daysOf(history?.entries ?? []).map((day) => (
        <section key={day.key} className="history-day">
          <h2>{dayName(day, now, words)}</h2>
          <Rows>
            {day.entries.map((entry) => (
              <EntryRow key={entry.id} entry={entry} onOpen={onOpen} onRemove={() => void clear(entry)} />
            ))}
          </Rows>
        </section>
      ))}
      {history?.more ? (
        <p className="shelf-more">
          <Button data-testid="history-more" onClick={more}>
            {t('shelf.more')}
          </Button>
        </p>
      ) : null}
    </>
  );
}
