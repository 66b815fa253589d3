import { memo } from 'react';
import type { SessionLesson, SessionState } from '../../core/session/index.ts';
import type { LocalText } from '../../core/words/index.ts';
import { useHand } from '../hand/index.ts';
import { useInkStatus } from '../ink/index.ts';
import { KeysButton } from '../keys/index.ts';
import { PrivateButton } from '../panel/index.ts';
import { ClassPicker, TeacherPicker } from '../people/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { usePrivate, useWallClock, useWords } from '../state/index.ts';
import { PeriodLeft } from '../timetable/index.ts';
import { Button, Icon } from '../ui/index.ts';
import { hourText, lengthText } from '../words/index.ts';
import { PackageMenu } from './PackageMenu.tsx';
import './TeachHeader.css';

type Props = { readonly state: SessionState; readonly onEnd: () => void; readonly onKeys: () => void };

export const TeachHeader = memo(function TeachHeader({ state, onEnd, onKeys }: Props) {
  const { t, local, language } = useWords();
  const now = useWallClock();
  const { lesson } = state;
  const { shown } = usePrivate();
  return (
    <header className="teach-header">
      {shown ? (
        <>
          <ClassPicker buttonClass="teach-class" />
          <TeacherPicker buttonClass="teach-class teach-teacher" />
        </>
      ) : null}
      <PrivateButton />
      <h1 className="teach-title cut">{titleOf(state, local) || t('console.noLesson')}</h1>
      {lesson ? <span className="teach-subject cut">{t(`subject.${lesson.subject}`)}</span> : null}
      <span className="teach-header-end">
        <Unsaved />
        <PackageMenu state={state} />
        <PeriodLeft className="teach-left-time teach-period" />
        {lesson ? <TimeLeft state={state} lesson={lesson} /> : null}
        <time className="teach-clock figures">{hourText(now, language)}</time>
        <KeysButton onPress={onKeys} />
        <Button icon="monitor-off" onClick={onEnd} data-testid="end" className="teach-end">
          {t('console.end')}
        </Button>
      </span>
    </header>
  );
});

/** What stands before the class: the document where one does, else the lesson. */
function titleOf({ showing, lesson }: SessionState, local: (text: LocalText) => string): string {
  if (showing.kind === 'document') return local(showing.document.title);
  return lesson ? local(lesson.title) : '';
}

function TimeLeft({ state, lesson }: { readonly state: SessionState; readonly lesson: SessionLesson }) {
  const { t } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const left = Math.max(0, lesson.durationSeconds - seconds) / state.rate;
  return (
    <span className="teach-left-time figures">
      <Icon name="timer" />
      {t('console.clockLeft', { time: lengthText(left) })}
    </span>
  );
}

/** Said only where main does not answer: until then every finished stroke is saved at once. */
function Unsaved() {
  const { t } = useWords();
  const { ink } = useHand();
  const { unsaved, trouble } = useInkStatus(ink);
  if (!trouble || unsaved === 0) return null;
  return (
    <span className="teach-unsaved" role="alert">
      <Icon name="triangle-alert" />
      {t('console.unsaved', { count: unsaved })}
    </span>
  );
}
