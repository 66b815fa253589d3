import type { HistoryEntry } from '../../core/contract/index.ts';
import type { Words } from '../words/index.ts';

export type HistoryDay = { readonly key: string; readonly entries: readonly HistoryEntry[] };

/** Entries that are newest first, by the day on which they ended. */
export function daysOf(entries: readonly HistoryEntry[]): readonly HistoryDay[] {
  const days = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const key = new Date(entry.untilUnixMs).toDateString();
    days.set(key, [...(days.get(key) ?? []), entry]);
  }
  return [...days].map(([key, inDay]) => ({ key, entries: inDay }));
}

/** 今天, 昨天, 11月25日星期三; another year is said. */
export function dayName({ key }: HistoryDay, nowUnixMs: number, { t, language }: Words): string {
  const now = new Date(nowUnixMs);
  if (key === now.toDateString()) return t('history.today');
  const yesterday = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  if (key === yesterday.toDateString()) return t('history.yesterday');
  const date = new Date(key);
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat(language, { year, month: 'long', day: 'numeric', weekday: 'long' }).format(date);
}
