import { useWords } from '../state/index.ts';
import { PlanRows } from './PlanRows.tsx';
import './Plans.css';
import { usePlans } from './usePlans.ts';

/** All plans of the teacher: the one that is needed next stands first. */
export function PlansPage() {
  const { t } = useWords();
  const plans = usePlans();
  return (
    <>
      <div className="plans-top">
        <h1>
          {t('plans.title')} <small>{t('plans.note')}</small>
        </h1>
      </div>
      {plans?.length === 0 ? <p className="shelf-empty">{t('plans.empty')}</p> : null}
      {plans && plans.length > 0 ? <PlanRows plans={plans} /> : null}
    </>
  );
}
