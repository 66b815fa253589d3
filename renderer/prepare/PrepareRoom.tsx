import { useEffect, useMemo, useState } from 'react';
import { cuesWithPlan, type Plan } from '../../core/plan/index.ts';
import { type LessonId, mediaSeconds, type PlanId } from '../../core/words/index.ts';
import { HandContext, useHand } from '../hand/index.ts';
import { createInkStore, type InkStore, planInkMain } from '../ink/index.ts';
import { connectWindowPlayer } from '../player/index.ts';
import { LecternContext, useLectern, useStore, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { createLocalSession, type LocalSession } from './local-session.ts';
import { PrepareView } from './PrepareView.tsx';
import { createPlanDesk, type PlanDesk } from './plan-desk.ts';

type Props = {
  readonly planId: PlanId;
  readonly onPlan: (planId: PlanId) => void;
  readonly onLeave: () => void;
};

/** Reads the plan and gives the view a session and a player of this window alone. */
export function PrepareRoom({ planId, onPlan, onLeave }: Props) {
  const { call, notices } = useLectern();
  const words = useWords();
  const [desk, setDesk] = useState<PlanDesk | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a refusal may be those of when it was opened
  useEffect(() => {
    let left = false;
    const say = (code: string) => notices.say(errorText(words, code));
    void call('plans.read', { planId }).then((answer) => {
      if (left) return;
      if (answer.ok) setDesk(createPlanDesk(call, answer.value.plan, say));
      else {
        say(answer.error.code);
        onLeave();
      }
    });
    return () => {
      left = true;
    };
  }, [call, planId]);
  const local = useLocalSession(planId);
  if (!desk || !local) return <div className="stage" />;
  return (
    <LecternContext value={local.lectern}>
      <HandContext value={local.hand}>
        <Prepared desk={desk} session={local.session} onPlan={onPlan} onLeave={onLeave} />
      </HandContext>
    </LecternContext>
  );
}

type PreparedProps = Omit<Props, 'planId'> & { readonly desk: PlanDesk; readonly session: LocalSession };

function Prepared({ desk, session, ...rest }: PreparedProps) {
  const { plan } = useStore(desk);
  const [lessonId, setLessonId] = useState<LessonId | null>(plan.lessons[0]?.lessonId ?? null);
  useLessonOnStage(session, plan, lessonId);
  return <PrepareView {...rest} desk={desk} session={session} lessonId={lessonId} onLesson={setLessonId} />;
}

/** Opens the lesson here, paused, and keeps its cues to the plan as that is edited. */
function useLessonOnStage(session: LocalSession, plan: Plan, lessonId: LessonId | null): void {
  const { call, notices } = useLectern();
  const words = useWords();
  const [own, setOwn] = useState<Awaited<ReturnType<typeof readLesson>> | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of a refusal may be those of when it was opened
  useEffect(() => {
    let left = false;
    session.dispatch({ type: 'end' });
    setOwn(null);
    if (lessonId === null) return;
    void readLesson(call, lessonId).then((lesson) => {
      if (left) return;
      if ('code' in lesson) notices.say(errorText(words, lesson.code));
      else {
        session.dispatch({
          ...{ type: 'open', lesson, teacherId: null, classId: null },
          fromSeconds: mediaSeconds(0),
        });
      }
      setOwn(lesson);
    });
    return () => {
      left = true;
    };
  }, [session, call, lessonId]);
  const cues = useMemo(() => (own && !('code' in own) ? cuesWithPlan(own, plan) : null), [own, plan]);
  useEffect(() => {
    if (cues && lessonId) session.dispatch({ type: 'cues', lessonId, cues, planId: null });
  }, [session, cues, lessonId]);
}

async function readLesson(call: ReturnType<typeof useLectern>['call'], lessonId: LessonId) {
  const answer = await call('plans.lesson', { lessonId });
  return answer.ok ? answer.value.lesson : { code: answer.error.code };
}

type OwnMeans = {
  readonly session: LocalSession;
  readonly player: ReturnType<typeof connectWindowPlayer>;
  readonly ink: InkStore;
};

/** Made when the room is entered, ended when it is left. */
function useLocalSession(planId: PlanId) {
  const lectern = useLectern();
  const hand = useHand();
  const [own, setOwn] = useState<OwnMeans | null>(null);
  useEffect(() => {
    const { call, listen, hello, people, wallClock } = lectern;
    const { windowId } = hello;
    const session = createLocalSession(call, listen, windowId);
    const player = connectWindowPlayer({ call: session.call, listen: session.listen, windowId, role: 'console' });
    const ink = createInkStore({ main: planInkMain(call, listen, planId), windowId, channel: null, wallClock });
    ink.choose({ teacherId: people.get()?.teacherId ?? null, classId: null });
    ink.live.expect(0);
    void ink.load({ kind: 'boards' });
    setOwn({ session, player, ink });
    return () => {
      session.stop();
      player.stop();
      ink.close();
    };
  }, [lectern, planId]);
  return useMemo(
    () =>
      own && {
        session: own.session,
        lectern: { ...lectern, call: own.session.call, session: own.session.store },
        hand: { ...hand, player: own.player, ink: own.ink },
      },
    [own, lectern, hand],
  );
}
