import type { ClassStop } from '../../core/contract/index.ts';
import { clockText, lengthText, type Words } from '../words/index.ts';

/** 停在 08:41，还剩 9:43 · 3 处板书 */
export function stopFacts(stop: ClassStop, { t }: Words): string {
  const parts = stop.finished
    ? [t('shelf.finished')]
    : [
        t('shelf.stoppedAt', { time: clockText(stop.stopSeconds) }),
        t('shelf.left', { time: lengthText(stop.durationSeconds - stop.stopSeconds) }),
      ];
  if (stop.pages > 0) parts.push(t('shelf.pages', { count: stop.pages }));
  if (stop.lesson?.withdrawn) parts.push(t('shelf.withdrawn'));
  if (!stop.lesson) parts.push(t('shelf.lessonGone'));
  return parts.join(' · ');
}
