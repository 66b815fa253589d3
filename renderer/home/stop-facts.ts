import type { ClassStop } from '../../core/contract/index.ts';
import { clockText, lengthText, type Words } from '../words/index.ts';

/** 停在 08:41 · 还剩 9:43 · 3 处板书 */
export function stopFacts(stop: ClassStop, words: Words): string {
  const left = stop.finished
    ? []
    : [words.t('shelf.left', { time: lengthText(stop.durationSeconds - stop.stopSeconds) })];
  const [at, ...rest] = factsOf(stop, words);
  return [at, ...left, ...rest].join(' · ');
}

/** 停在 08:41 · 3 处板书: in a narrow card the bar alone says how much is left. */
export function briefStopFacts(stop: ClassStop, words: Words): string {
  return factsOf(stop, words).join(' · ');
}

function factsOf(stop: ClassStop, { t }: Words): string[] {
  const parts = [stop.finished ? t('shelf.finished') : t('shelf.stoppedAt', { time: clockText(stop.stopSeconds) })];
  if (stop.pages > 0) parts.push(t('shelf.pages', { count: stop.pages }));
  if (stop.lesson?.withdrawn) parts.push(t('shelf.withdrawn'));
  if (!stop.lesson) parts.push(t('shelf.lessonGone'));
  return parts;
}
