import { useCallback, useState } from 'react';

const NAME = 'lectern.transcript';

/** Whether the transcript stands beside the picture. Kept by this window's own storage. */
export function useTranscriptOn(): readonly [boolean, () => void] {
  const [on, setOn] = useState(() => localStorage.getItem(NAME) === 'on');
  const toggle = useCallback(() => {
    setOn((before) => {
      localStorage.setItem(NAME, before ? 'off' : 'on');
      return !before;
    });
  }, []);
  return [on, toggle];
}
