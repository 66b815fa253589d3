import { useSyncExternalStore } from 'react';

/** The small layout's own condition, for the few things that CSS cannot fold by itself. */
export const compactMedia = '(max-width: 1599px) or (max-height: 899px)';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (hear) => {
      const media = matchMedia(query);
      media.addEventListener('change', hear);
      return () => media.removeEventListener('change', hear);
    },
    () => matchMedia(query).matches,
  );
}
