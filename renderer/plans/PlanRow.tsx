import { useContext, useState } from 'react';
import type { PlanCard } from '../../core/contract/index.ts';
import type { ClassId } from '../../core/words/index.ts';
import { PrepareContext } from '../desk/index.ts';
import { usePeople } from '../people/index.ts';
import { useWallClock, useWords } from '../state/index.ts';
import { ChoiceBox, IconButton, NameBox, RowTitle } from '../ui/index.ts';
import { dayText, hourText, lengthText, type Words } from '../words/index.ts';
import { usePlanActions } from './actions.ts';

type Props = { readonly plan: PlanCard };

/** 周三 10:05 四(2)班, the plan and what it is made of, whom it is for, and what can be done with it. */
export function PlanRow({ plan }: Props) {
  const words = useWords();
  const { t } = words;
  const now = useWallClock();
  const prepare = useContext(PrepareContext);
  const actions = usePlanActions();
  const [renaming, setRenaming] = useState(false);
  const { name } = plan;
  return (
    <div className="plan-entry">
      <span className="plan-when figures">
        {plan.next ? nextText(plan.next, now, words) : t('plans.notPlanned')}
        {plan.next?.className ? <small>{plan.next.className}</small> : null}
      </span>
      {renaming ? (
        <NameBox
          className="field-box plan-rename"
          label={t('prepare.planName')}
          name={name}
          testId="plan-new-name"
          onName={(next) => void actions.rename(plan, next)}
          onDone={() => setRenaming(false)}
        />
      ) : (
        <RowTitle
          title={name}
          note={noteText(plan, words)}
          testId="plan-open"
          onOpen={() => void prepare({ planId: plan.id })}
        />
      )}
      <span className="plan-minutes figures">{minutesText(plan, words)}</span>
      <ForClass plan={plan} />
      <IconButton
        icon="pencil"
        name={t('plans.rename', { name })}
        data-testid="plan-rename"
        onClick={() => setRenaming(true)}
      />
      <IconButton
        icon="copy"
        name={t('plans.copy', { name })}
        data-testid="plan-copy"
        onClick={() => void actions.copy(plan)}
      />
      <IconButton
        icon="trash-2"
        name={t('plans.remove', { name })}
        data-testid="plan-remove"
        onClick={() => void actions.remove(plan)}
      />
    </div>
  );
}

/** For all classes of the teacher, or for one of them: then it comes before those for all. */
function ForClass({ plan }: Props) {
  const { t } = useWords();
  const { people } = usePeople();
  const actions = usePlanActions();
  const isHere = people.classes.some(({ id }) => id === plan.classId);
  if (people.classes.length === 0) return <span />;
  return (
    <ChoiceBox
      aria-label={t('plans.forWhom', { name: plan.name })}
      value={plan.classId ?? ''}
      data-testid="plan-class"
      onChange={(event) => {
        const classId = event.currentTarget.value === '' ? null : (event.currentTarget.value as ClassId);
        void actions.giveTo(plan, classId, people.classes.find(({ id }) => id === classId)?.name ?? null);
      }}
    >
      <option value="">{t('plans.forAll')}</option>
      {people.classes.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
      {plan.classId && !isHere ? <option value={plan.classId}>{t('plans.classGone')}</option> : null}
    </ChoiceBox>
  );
}

function nextText(next: NonNullable<PlanCard['next']>, now: number, { language }: Words): string {
  const hour = hourText(next.startsAtUnixMs, language);
  const day = dayText(next.startsAtUnixMs, now, language);
  return day === hour ? hour : `${day} ${hour}`;
}

/** Its lessons, where the plan is not called as its only one. */
function noteText({ name, lessons }: PlanCard, { local }: Words): string {
  const titles = lessons.map(({ title }) => local(title));
  return titles.length === 1 && titles[0] === name ? '' : titles.join(' · ');
}

function minutesText({ segments, videoSeconds, periodSeconds }: PlanCard, { t }: Words): string {
  if (segments === 0) return t('plans.noSegments');
  const times = { video: lengthText(videoSeconds), of: lengthText(periodSeconds) };
  return t('plans.minutes', { count: segments, ...times });
}
