import type { Words } from '../words/index.ts';

/** 12 课 · 185 分钟 */
export function factsText({ t }: Words, count: number, seconds: number): string {
  return t('playlist.facts', { count, minutes: Math.round(seconds / 60) });
}
