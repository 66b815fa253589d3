import type { SessionState } from '../../core/session/index.ts';
import { NextSegment, PlanBeside, type usePlanInClass } from '../prepare/index.ts';
import { type Actions, NextStops } from '../teach/index.ts';
import { BesidePanel } from '../transcript/index.ts';
import { MarksCard } from './MarksCard.tsx';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly inClass: ReturnType<typeof usePlanInClass>['inClass'];
  readonly transcriptOn: boolean;
  readonly toggleTranscript: () => void;
};

/** What is known of the lesson beside its picture: what comes next and the marks, or the ways into it. */
export function LessonCards({ state, actions, inClass, transcriptOn, toggleTranscript }: Props) {
  const { lesson } = state;
  if (!lesson) return null;
  if (transcriptOn) return <BesidePanel state={state} lesson={lesson} actions={actions} onClose={toggleTranscript} />;
  return (
    <>
      <NextStops state={state} actions={actions}>
        <NextSegment state={state} inClass={inClass} />
      </NextStops>
      <PlanBeside state={state} inClass={inClass} />
      <MarksCard state={state} lesson={lesson} actions={actions} />
    </>
  );
}
