import { useCallback, useRef, useState } from 'react';
import { type Filter, noFilter } from '../desk/index.ts';
import type { FindHandle } from '../shelf/index.ts';

/** What is being looked for on the shelf; kept while one of it, or another place, is looked at. */
export function useFinding(toShelf: () => void) {
  const [text, setText] = useState('');
  const [filter, setFilter] = useState<Filter>(noFilter);
  const find = useRef<FindHandle>(null);
  const findBy = useCallback(
    (next: Filter) => {
      setFilter(next);
      setText('');
      toShelf();
    },
    [toShelf],
  );
  return { text, setText, filter, setFilter, find, findBy };
}
