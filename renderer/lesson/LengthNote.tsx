import { type Lesson, lengthAdvice } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import './LengthNote.css';

/** The shortest line that is drawn; a longer lesson has one as long as it is. */
const MINUTES_LEAST = 30;

/** How long the lesson is against what is recommended for its school: advice, so in the quietest colours. */
export function LengthNote({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useWords();
  const advice = lengthAdvice(lesson);
  if (advice === null) return null;
  const { school, fromMinutes: from, toMinutes: to, beyondMinutes } = advice;
  const minutes = lesson.durationSeconds / 60;
  const whole = Math.max(MINUTES_LEAST, minutes);
  const part = (of: number) => `${(of / whole) * 100}%`;
  const told = { from, to, count: Math.abs(beyondMinutes), school: t(`lesson.length.${school}`) };
  const how = beyondMinutes === 0 ? 'within' : beyondMinutes > 0 ? 'longer' : 'shorter';
  return (
    <div className="length-note" data-testid="length" data-how={how}>
      <div className="length-bar" aria-hidden="true">
        <i className="length-advice" style={{ left: part(from), width: part(to - from) }} />
        <i className="length-here" style={{ width: part(minutes) }} />
      </div>
      <p className="figures">{t(`lesson.length.${how}`, told)}</p>
    </div>
  );
}
