import { useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import type { KeyHandlers } from '../keys/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, QuestionButton } from '../teach/index.ts';
import { Button } from '../ui/index.ts';
import { ClassMinutes } from './ClassMinutes.tsx';
import { NotesCard } from './NotesCard.tsx';
import { type InClassView, useInClass } from './useInClass.ts';
import { useNextSegment } from './useNextSegment.ts';

/**
 * The plan while a class watches, and its keys. At a segment's end the key that goes to the next stop, which a
 * presenter remote has too, goes on to the next segment.
 */
export function usePlanInClass(state: SessionState, actions: Actions, told: SessionState = state) {
  const inClass = useInClass(told);
  const { goOn, isAtSegmentEnd } = useNextSegment({ state, inClass });
  const nextStop = () => (isAtSegmentEnd() ? goOn() : actions.nextStop());
  const keys: KeyHandlers = { nextSegment: goOn, ...(state.showing.kind === 'lesson' && { nextStop }) };
  return { inClass, goOn, keys };
}

type Beside = { readonly state: SessionState; readonly inClass: InClassView | null };

/** What stands beside the picture on the teacher's own display. */
export function PlanBeside({ state, inClass }: Beside) {
  return (
    <>
      <NotesCard state={state} inClass={inClass} />
      {state.lesson ? <ClassMinutes state={state} inClass={inClass} /> : null}
    </>
  );
}

/**
 * Where the class sees this window: notes only when they are asked for, in the place of the other controls, and never
 * the question that comes.
 */
export function usePlanOnPanel(state: SessionState, actions: Actions, openMore: (open: boolean) => void) {
  const { t } = useWords();
  const { inClass, goOn, keys } = usePlanInClass(state, actions);
  const [asked, setAsked] = useState(false);
  const hasNotes = inClass?.plan?.items.some((item) => item.kind === 'note' && item.lessonId === state.lesson?.id);
  const notes = () => {
    openMore(!asked);
    setAsked(!asked);
  };
  return {
    keys: { ...keys, ...(hasNotes && { notes }) } satisfies KeyHandlers,
    /** Null: they were not asked for. */
    notes:
      asked && hasNotes ? (
        <div className="panel-more" data-testid="panel-notes">
          <NotesCard state={state} inClass={inClass} seenByClass />
          <Button onClick={() => setAsked(false)} data-testid="notes-hide">
            {t('notes.hide')}
          </Button>
        </div>
      ) : null,
    controls: (
      <>
        <QuestionButton state={state} actions={actions} />
        {inClass?.plan ? (
          <Button icon="skip-forward" onClick={goOn} data-testid="next-segment-go">
            {t('segment.go')}
          </Button>
        ) : null}
        {hasNotes ? (
          <Button icon="note" onClick={() => setAsked(true)} data-testid="notes-ask">
            {t('notes.show')}
          </Button>
        ) : null}
      </>
    ),
  };
}
