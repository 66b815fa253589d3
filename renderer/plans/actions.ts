import type { PlanCard } from '../../core/contract/index.ts';
import type { PlanEdit } from '../../core/plan/index.ts';
import type { ClassId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

const NAME_LENGTH_MAX = 80;

/** What a teacher does with plans as a whole. Each says what was done and offers it back. */
export function usePlanActions() {
  const { call, notices } = useLectern();
  const words = useWords();
  const { t } = words;
  const isDone = (answer: { ok: true } | { ok: false; error: { code: string } }): boolean => {
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
    return answer.ok;
  };
  const change = async ({ id: planId }: PlanCard, edit: PlanEdit) =>
    isDone(await call('plans.change', { planId, change: edit }));

  return {
    async rename(plan: PlanCard, name: string) {
      if (!(await change(plan, { name }))) return;
      notices.did(t('plans.renamed', { name }), () => void change(plan, { name: plan.name }));
    },
    async giveTo(plan: PlanCard, classId: ClassId | null, className: string | null) {
      if (!(await change(plan, { classId }))) return;
      const said = className === null ? t('plans.forAllNow') : t('plans.forClassNow', { name: className });
      notices.did(said, () => void change(plan, { classId: plan.classId }));
    },
    async copy({ id: planId, name }: PlanCard) {
      const copied = t('plans.copyOf', { name }).slice(0, NAME_LENGTH_MAX);
      const answer = await call('plans.copy', { planId, name: copied });
      if (!answer.ok) return notices.say(errorText(words, answer.error.code));
      const copyId = answer.value.planId;
      notices.did(t('plans.copied', { name: copied }), () => void call('plans.remove', { planId: copyId }));
    },
    async remove({ id: planId, name }: PlanCard) {
      if (!isDone(await call('plans.remove', { planId }))) return;
      notices.did(t('prepare.removed', { name }), () => void call('plans.restore', { planId }));
    },
  };
}
