import { useState } from 'react';
import type { PlanCard } from '../../core/contract/index.ts';
import { segmentsOfPlan } from '../../core/plan/index.ts';
import type { PlanId } from '../../core/words/index.ts';
import { KeysButton } from '../keys/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button, Icon, Menu, MenuItem, NameBox } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import type { Preparing } from './usePreparing.ts';

type Props = {
  readonly preparing: Preparing;
  readonly onPlan: (planId: PlanId) => void;
  readonly onLeave: () => void;
  readonly onDryRun: () => void;
  readonly onKeys: () => void;
};

export function PrepareHeader({ preparing, onPlan, onLeave, onDryRun, onKeys }: Props) {
  const { t } = useWords();
  const show = useShow(preparing);
  const { plan } = preparing;
  const first = segmentsOfPlan(plan)[0];
  return (
    <header className="prepare-header">
      <Button look="quiet" icon="chevron-left" onClick={onLeave} data-testid="prepare-leave">
        {t('prepare.leave')}
      </Button>
      <NameBox
        key={plan.id}
        className="prepare-name"
        label={t('prepare.planName')}
        name={plan.name}
        testId="plan-name"
        onName={(name) => preparing.desk.edit({ name })}
      />
      <PlansMenu preparing={preparing} onPlan={onPlan} onLeave={onLeave} />
      <span className="prepare-saved" role="status">
        {t(preparing.saving ? 'prepare.saving' : 'prepare.saved')}
      </span>
      <span className="prepare-header-end">
        <Button icon="undo-2" disabled={!preparing.canUndo} onClick={preparing.desk.undo} data-testid="prepare-undo">
          {t('ink.undo')}
        </Button>
        <Button icon="redo-2" disabled={!preparing.canRedo} onClick={preparing.desk.redo} data-testid="prepare-redo">
          {t('ink.redo')}
        </Button>
        <Button icon="skip-forward" disabled={!first} onClick={onDryRun} data-testid="dry-run">
          {t('prepare.dryRun')}
        </Button>
        <Button look="go" icon="monitor-up" disabled={!first} onClick={() => void show()} data-testid="prepare-teach">
          {t('prepare.teach')}
        </Button>
        <KeysButton onPress={onKeys} />
      </span>
    </header>
  );
}

/** To the class: the plan's first segment. */
function useShow({ plan, desk }: Preparing) {
  const { call, notices } = useLectern();
  const words = useWords();
  return async () => {
    const [first] = segmentsOfPlan(plan);
    if (!first) return;
    await desk.settled();
    const answer = await call('plans.show', { planId: plan.id, segmentId: first.id });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
}

/** The ones that are needed next; all of them stand on their own page. */
const IN_MENU = 12;

type MenuProps = Pick<Props, 'preparing' | 'onPlan' | 'onLeave'>;

function PlansMenu({ preparing: { plan, lessonId }, onPlan, onLeave }: MenuProps) {
  const { call, notices } = useLectern();
  const words = useWords();
  const { t } = words;
  const [plans, setPlans] = useState<readonly PlanCard[]>([]);
  const read = async () => {
    const answer = await call('plans.list', {});
    if (answer.ok) setPlans(answer.value.plans);
  };
  const makeNew = async () => {
    const lessonIds = [lessonId ?? plan.lessons[0]?.lessonId].filter((id) => id !== undefined);
    const answer = await call('plans.open', { lessonIds, anew: true, name: null, periodSeconds: null });
    if (answer.ok) onPlan(answer.value.planId);
    else notices.say(errorText(words, answer.error.code));
  };
  const remove = async () => {
    const answer = await call('plans.remove', { planId: plan.id });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    notices.did(t('prepare.removed', { name: plan.name }), () => void call('plans.restore', { planId: plan.id }));
    onLeave();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: reads the list before the button inside opens it
    <span onPointerDown={() => void read()} onFocus={() => void read()}>
      <Menu
        buttonClass="button button-quiet"
        label={t('plans.title')}
        testId="plans-menu"
        button={
          <>
            <span className="button-label">{t('plans.title')}</span>
            <Icon name="chevron-down" size={16} />
          </>
        }
      >
        {(close) => (
          <>
            {plans.slice(0, IN_MENU).map((one) => (
              <MenuItem
                key={one.id}
                kind="radio"
                on={one.id === plan.id}
                testId="plans-choice"
                onPress={() => {
                  close();
                  onPlan(one.id);
                }}
              >
                {one.name}
              </MenuItem>
            ))}
            <MenuItem icon="plus" testId="plans-new" onPress={() => void makeNew()}>
              {t('prepare.newPlan')}
            </MenuItem>
            <MenuItem icon="trash-2" testId="plans-remove" onPress={() => void remove()}>
              {t('prepare.remove')}
            </MenuItem>
          </>
        )}
      </Menu>
    </span>
  );
}
