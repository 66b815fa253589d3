import { useState } from 'react';
import type { Lesson } from '../../core/words/index.ts';
import { useComing, useLectern, useReadyMark, useWords } from '../state/index.ts';
import { Button, Icon, StateLine } from '../ui/index.ts';
import { dayText, errorText } from '../words/index.ts';
import { DisplaysNow } from './DisplaysNow.tsx';
import { type FindingRow, findingRows } from './finding-words.ts';
import { ReadyCheck } from './ReadyCheck.tsx';
import { ReadyMarkLine } from './ReadyMarkLine.tsx';

/** Before class: whether all of this lesson will be there, what is missing, and one tap to mend it. */
export function ReadyCard({ lesson }: { readonly lesson: Lesson }) {
  const words = useWords();
  const { t, language } = words;
  const { wallClock } = useLectern();
  const mark = useReadyMark(lesson.id);
  const coming = useComing(lesson.id);
  const [mends, setMends] = useState(false);
  if (lesson.assets.length === 0) return null;
  const isMending = mends && coming !== 'none' && coming !== 'failed' && coming !== 'wrong';
  const when = mark ? dayText(mark.checkedAtUnixMs, wallClock(), language) : '';
  return (
    <section className="lesson-card-box ready-card" data-testid="ready-card" data-ready={mark?.kind ?? 'notChecked'}>
      <header>
        <h2>
          {t('ready.title')}{' '}
          <small className="figures">{when ? t('ready.checkedAt', { when }) : t('ready.note')}</small>
        </h2>
        {mark ? <ReadyMarkLine lessonId={lesson.id} ready={lesson.ready} /> : null}
        {isMending ? (
          <StateLine icon="import" tone="info">
            {t('ready.mending')}
          </StateLine>
        ) : (
          <ReadyCheck lessonId={lesson.id} />
        )}
      </header>
      <DisplaysNow />
      {mark && mark.findings.length > 0 ? (
        <ul className="ready-findings">
          {findingRows(mark.findings, lesson, words).map((row) => (
            <Finding key={row.code} row={row} lesson={lesson} onMend={() => setMends(true)} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}

type FindingProps = { readonly row: FindingRow; readonly lesson: Lesson; readonly onMend: () => void };

function Finding({ row, lesson, onMend }: FindingProps) {
  const { call } = useLectern();
  const words = useWords();
  const { t } = words;
  const [refused, setRefused] = useState<string | null>(null);
  const { code, text, todo, files, remedy } = row;
  const mend = async () => {
    const answer = await call('ready.mend', { lessonId: lesson.id });
    setRefused(answer.ok ? null : answer.error.code);
    if (answer.ok) onMend();
  };
  return (
    <li className="ready-finding" data-testid="ready-finding" data-code={code}>
      <Icon name="triangle-alert" size={20} />
      <span>
        {text} {files ? <span className="figures">{files}</span> : null}
        <small>
          {todo} <code>{code}</code>
        </small>
        {refused ? (
          <span role="alert">
            <StateLine icon="triangle-alert" tone="bad">
              {errorText(words, refused)}
            </StateLine>
          </span>
        ) : null}
      </span>
      {remedy === 'mend' ? (
        <Button icon="import" data-testid="ready-mend" onClick={() => void mend()}>
          {t(code === 'notMeasured' ? 'film.look' : 'ready.mend')}
        </Button>
      ) : null}
      {remedy === 'testCard' ? (
        <Button
          icon="volume-2"
          data-testid="ready-test-card"
          onClick={() => void call('displays.testCard', { shown: true, evenInLesson: false })}
        >
          {t('testCard.begin')}
        </Button>
      ) : null}
    </li>
  );
}
