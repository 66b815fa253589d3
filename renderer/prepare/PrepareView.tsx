import type { LessonId, PlanId } from '../../core/words/index.ts';
import { useAim } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { StageRoom, StageSide, TeachPicture, useActions } from '../teach/index.ts';
import { AddRow } from './AddRow.tsx';
import { DryRunBar } from './DryRunBar.tsx';
import type { LocalSession } from './local-session.ts';
import { MarksOfLesson } from './MarksOfLesson.tsx';
import { PeriodCard } from './PeriodCard.tsx';
import { PlanTimeline } from './PlanTimeline.tsx';
import './Prepare.css';
import { PrepareHeader } from './PrepareHeader.tsx';
import { PrepareRail } from './PrepareRail.tsx';
import type { PlanDesk } from './plan-desk.ts';
import { useDryRun } from './useDryRun.ts';
import { usePrepareKeys } from './usePrepareKeys.tsx';
import { usePreparing } from './usePreparing.ts';

type Props = {
  readonly desk: PlanDesk;
  readonly session: LocalSession;
  readonly lessonId: LessonId | null;
  readonly onLesson: (lessonId: LessonId) => void;
  readonly onPlan: (planId: PlanId) => void;
  readonly onLeave: () => void;
};

/** The console without a class: one lesson of the plan at a time on the left, the period on the right. */
export function PrepareView({ onPlan, onLeave, ...means }: Props) {
  const { t } = useWords();
  const { aids } = useHand();
  const preparing = usePreparing(means);
  const { state } = preparing;
  const aim = useAim(aids, state);
  const actions = useActions(state);
  const dryRun = useDryRun(preparing, actions);
  const moving = dryRun.run ? { ...actions, toggle: () => void dryRun.goOn() } : actions;
  const { showKeys, sheet } = usePrepareKeys({ preparing, actions: moving, dryRun, onLeave });
  return (
    <div className="stage prepare" data-testid="prepare-view">
      {dryRun.run ? (
        <DryRunBar preparing={preparing} dryRun={dryRun} />
      ) : (
        <PrepareHeader {...{ preparing, onPlan, onLeave }} onDryRun={dryRun.begin} onKeys={showKeys} />
      )}
      <main className="prepare-left">
        <h1 className="only-heard">{t('prepare.title')}</h1>
        <div className="prepare-stage">
          <PrepareRail actions={actions} aim={aim} />
          <StageRoom testId="prepare-picture">
            <TeachPicture state={state} mouseDraws={aim === 'ink'} />
          </StageRoom>
        </div>
        <PlanTimeline preparing={preparing} actions={actions} />
        <AddRow preparing={preparing} actions={moving} />
      </main>
      <StageSide className="prepare-side">
        <PeriodCard preparing={preparing} />
        <MarksOfLesson preparing={preparing} />
      </StageSide>
      {sheet}
    </div>
  );
}
