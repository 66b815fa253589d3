import type { SessionState } from '../../core/session/index.ts';
import { NextSegment, PlanBeside, type usePlanInClass } from '../prepare/index.ts';
import { usePrivate } from '../state/index.ts';
import { type Actions, NextStops } from '../teach/index.ts';
import { BesidePanel } from '../transcript/index.ts';
import { compactMedia, useMedia } from '../ui/index.ts';
import { CardTabs, type LessonCard } from './CardTabs.tsx';
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
  const compact = useMedia(compactMedia);
  const { lesson } = state;
  const { shown } = usePrivate();
  if (!lesson) return null;
  if (transcriptOn) return <BesidePanel state={state} lesson={lesson} actions={actions} onClose={onTranscript} />;
  const next = (
    <NextStops state={state} actions={actions}>
      <NextSegment state={state} inClass={inClass} />
    </NextStops>
  );
  const plan = <PlanBeside state={state} inClass={inClass} />;
  const marks = <MarksCard state={state} lesson={lesson} actions={actions} />;
  if (!compact) {
    return (
      <>
        {shown ? next : null}
        {shown && inClass?.plan ? (
          <CardTabs
            cards={[
              { kind: 'notes', card: plan },
              { kind: 'marks', card: marks },
            ]}
          />
        ) : (
          <>
            {shown ? plan : null}
            {marks}
          </>
        )}
      </>
    );
  }
  // Without a plan there are no notes, and the minutes that the class has seen stand under what comes next.
  const cards: LessonCard[] = inClass?.plan
    ? [
        { kind: 'next', card: next },
        { kind: 'notes', card: plan },
      ]
    : [
        {
          kind: 'next',
          card: (
            <>
              {next}
              {plan}
            </>
          ),
        },
      ];
  return <CardTabs cards={[...(shown ? cards : []), { kind: 'marks', card: marks }]} />;
}
