import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { PlanCard } from '../../core/contract/index.ts';
import { PlanRow } from './PlanRow.tsx';

type Props = { readonly plans: readonly PlanCard[] };

const ROW_REM = 4.75;

/** However many: only the rows in sight are drawn. Up and down go from plan to plan, also past what is drawn. */
export function PlanRows({ plans }: Props) {
  const list = useRef<HTMLUListElement>(null);
  /** The row that has the focus, or is to have it when it is drawn. */
  const [held, setHeld] = useState(0);
  const wanted = useRef<number | null>(null);
  const top = usePlaceOnPage(list);
  const rows = useVirtualizer({
    count: plans.length,
    getScrollElement: () => list.current?.closest('.desk-page') ?? null,
    getItemKey: (at) => plans[at]?.id ?? at,
    estimateSize: () => ROW_REM * Number.parseFloat(getComputedStyle(document.documentElement).fontSize),
    scrollMargin: top,
    overscan: 4,
    // The row with the focus stays, wherever the page is scrolled to.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), held])].filter((at) => at < range.count).sort((a, b) => a - b),
  });
  useEffect(() => {
    if (wanted.current === null) return;
    const title = list.current?.querySelector<HTMLElement>(`[data-index="${wanted.current}"] .row-title`);
    if (!title) return;
    wanted.current = null;
    title.focus();
  });
  const step = (event: KeyboardEvent) => {
    const way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const isField = (event.target as Element).closest('input, select') !== null;
    if (!way || isField) return;
    event.preventDefault();
    const next = Math.min(plans.length - 1, Math.max(0, held + way));
    wanted.current = next;
    setHeld(next);
    rows.scrollToIndex(next);
  };
  return (
    <ul
      ref={list}
      className="rows plan-rows"
      style={{ height: rows.getTotalSize() }}
      onKeyDown={step}
      onFocus={(event) => setHeld(Number(event.target.closest('li')?.dataset.index ?? held))}
    >
      {rows.getVirtualItems().map(({ key, index, start }) => {
        const plan = plans[index];
        return plan ? (
          <li
            key={key}
            ref={rows.measureElement}
            data-index={index}
            data-testid="plan-row"
            aria-setsize={plans.length}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start - top}px)` }}
          >
            <PlanRow plan={plan} />
          </li>
        ) : null;
      })}
    </ul>
  );
}

/** How far down the page the rows begin. */
function usePlaceOnPage(list: RefObject<HTMLElement | null>): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const page = list.current?.closest('.desk-page');
    if (!list.current || !page) return;
    setTop(Math.round(list.current.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop));
  }, [list]);
  return top;
}
