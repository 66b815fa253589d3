import type { Place } from './listing.ts';

const name = (tab: string, teacherId: string | null) => `lectern.browse.${tab}.${teacherId ?? ''}`;

export function topOf(tab: Place['tab']): Place {
  if (tab === 'books') return { tab, at: {} };
  return tab === 'themes' ? { tab, name: null } : { tab };
}

/** Where this teacher was last. Main checks it like any other request, and what it refuses begins at the top. */
export function lastPlace(tab: Place['tab'], teacherId: string | null): Place {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name(tab, teacherId)) ?? 'null');
    const isPlace = typeof kept === 'object' && kept !== null && 'tab' in kept && kept.tab === tab;
    return isPlace && (tab !== 'themes' || 'name' in kept) ? (kept as Place) : topOf(tab);
  } catch {
    return topOf(tab);
  }
}

export function keepPlace(place: Place, teacherId: string | null): void {
  localStorage.setItem(name(place.tab, teacherId), JSON.stringify(place));
}
