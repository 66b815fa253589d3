import { useWallClock, useWords } from '../state/index.ts';
import { periodName } from './period-text.ts';
import { useTimetableNow } from './useTimetableNow.ts';

/** 第三节还剩 24 分, while a period runs; nothing where there is none. */
export function PeriodLeft({ className }: { readonly className: string }) {
  const words = useWords();
  const now = useWallClock();
  const current = useTimetableNow()?.current ?? null;
  const minutes = current === null ? 0 : Math.ceil((current.endsAtUnixMs - now) / 60_000);
  if (current === null || minutes <= 0) return null;
  const name = periodName(words, current.number, current.name);
  const [before = '', after = ''] = words.t('timetable.left', { name, count: minutes, minutes: '\n' }).split('\n');
  return (
    <span className={className} data-testid="period-left">
      {before}
      <b>{minutes}</b>
      {after}
    </span>
  );
}
