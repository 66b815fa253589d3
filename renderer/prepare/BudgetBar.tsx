import { adviceOn, type BudgetAdvice, budgetOf, type Plan, type Shown } from '../../core/plan/index.ts';
import { useWords } from '../state/index.ts';
import { lengthText, type Words } from '../words/index.ts';
import './BudgetBar.css';

export type BudgetShown = {
  readonly periodSeconds: number;
  readonly videoSeconds: number;
  readonly talkSeconds: number;
  readonly thinkSeconds: number;
  readonly stretchSeconds: number;
  readonly advice: BudgetAdvice;
  /** What the class has seen of it; null: there is no class. */
  readonly shown: Shown | null;
};

/** The advice is on what was planned, or on what was shown where that is more by now. */
export function budgetShown(plan: Plan, shown: Shown | null = null): BudgetShown {
  const budget = budgetOf(plan);
  if (!shown) return { ...budget, shown };
  const videoSeconds = Math.max(budget.videoSeconds, shown.videoSeconds);
  const stretchSeconds = Math.max(budget.stretchSeconds, shown.stretchSeconds);
  return { ...budget, shown, advice: adviceOn(budget.advice.school, { ...budget, videoSeconds, stretchSeconds }) };
}

/** Without a plan: only what the class has seen. */
export function shownAlone(shown: Shown, periodSeconds: number, school: BudgetAdvice['school']): BudgetShown {
  const { videoSeconds, stretchSeconds } = shown;
  return {
    ...{ periodSeconds, videoSeconds: 0, talkSeconds: 0, thinkSeconds: 0, stretchSeconds: 0, shown },
    advice: adviceOn(school, { periodSeconds, videoSeconds, stretchSeconds }),
  };
}

/** The period's minutes on one bar, and the guidance beside it: text and a mark, never a bar that stops anybody. */
export function BudgetBar({ budget }: { readonly budget: BudgetShown }) {
  const words = useWords();
  const { t } = words;
  const { periodSeconds, videoSeconds, talkSeconds, thinkSeconds, stretchSeconds, advice, shown } = budget;
  const whole = Math.max(periodSeconds, videoSeconds + talkSeconds + thinkSeconds, 1);
  const part = (seconds: number) => `${(seconds / whole) * 100}%`;
  const over = videoSeconds + talkSeconds + thinkSeconds - periodSeconds;
  const facts = { video: lengthText(videoSeconds), of: lengthText(periodSeconds), longest: lengthText(stretchSeconds) };
  return (
    <div className="budget" data-testid="budget" data-beyond={advice.beyond}>
      <p className="figures">
        {shown
          ? [shownText(shown, words), videoSeconds > 0 ? t('budget.planned', facts) : ''].filter(Boolean).join(' · ')
          : t('budget.video', facts)}
      </p>
      <div className="budget-bar" aria-hidden="true">
        {shown ? <i className="budget-shown" style={{ width: part(shown.videoSeconds) }} /> : null}
        <i className="budget-video" style={{ width: part(videoSeconds) }} />
        <i className="budget-think" style={{ width: part(thinkSeconds) }} />
        <i className="budget-talk" style={{ width: part(talkSeconds) }} />
        <b style={{ left: part(advice.videoSecondsAdvised) }} />
      </div>
      {shown ? null : (
        <p className="budget-rest figures">
          {[
            talkSeconds > 0 ? t('budget.talk', { time: lengthText(talkSeconds) }) : '',
            thinkSeconds > 0 ? t('budget.think', { time: lengthText(thinkSeconds) }) : '',
            over > 0 ? t('budget.over', { time: lengthText(over) }) : t('budget.free', { time: lengthText(-over) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      {shown && advice.beyond === 'none' ? null : <p className="budget-advice">{adviceText(advice, words)}</p>}
    </div>
  );
}

function shownText({ videoSeconds, stretchSeconds }: Shown, { t }: Words): string {
  return t('budget.shown', { video: lengthText(videoSeconds), longest: lengthText(stretchSeconds) });
}

function adviceText(
  { school, videoSecondsAdvised, stretchSecondsAdvised, beyond }: BudgetAdvice,
  { t }: Words,
): string {
  return t(`budget.advice.${beyond}`, {
    video: lengthText(videoSecondsAdvised),
    minutes: Math.round(stretchSecondsAdvised / 60),
    school: t(`lesson.length.${school}`),
  });
}
