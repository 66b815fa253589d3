import { useCallback, useState } from 'react';

const NAME = 'lectern.singleKeys';

/** Whether plain letters act. Kept by this window's own storage; on where there is none. */
export function useSingleKeys(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => localStorage.getItem(NAME) !== 'off');
  const change = useCallback((next: boolean) => {
    localStorage.setItem(NAME, next ? 'on' : 'off');
    setOn(next);
  }, []);
  return [on, change];
}
