import type { SessionState } from '../../core/session/index.ts';
import { NextSegment, PlanBeside, type usePlanInClass } from '../prepare/index.ts';
import { usePrivate } from '../state/index.ts';
import { type Actions, NextStops } from '../teach/index.ts';
import { BesidePanel } from '../transcript/index.ts';
import { MarksCard } from './MarksCard.tsx';
import { useTranscriptOn } from './transcript-on.ts';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly inClass: ReturnType<typeof usePlanInClass>['inClass'];
};

/** What is known of the lesson beside its picture: what comes next and the marks, or the ways into it. */
export function LessonCards({ state, actions, inClass }: Props) {
  const [transcriptOn, onTranscript] = useTranscriptOn();
  const { lesson } = state;
  const { shown } = usePrivate();
  if (!lesson) return null;
  if (transcriptOn) return <BesidePanel state={state} lesson={lesson} actions={actions} onClose={onTranscript} />;
  return (
    <>
      {shown ? (
        <NextStops state={state} actions={actions}>
          <NextSegment state={state} inClass={inClass} />
        </NextStops>
      ) : null}
      {shown ? <PlanBeside state={state} inClass={inClass} /> : null}
      <MarksCard state={state} lesson={lesson} actions={actions} />
    </>
  );
}
