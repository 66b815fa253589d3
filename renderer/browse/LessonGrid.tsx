import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type Ref, type RefObject, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import { LessonCardView } from '../shelf/index.ts';
import { useMedia } from '../ui/index.ts';
import type { Listing, Looked } from './listing.ts';
import './LessonGrid.css';
import { type FarList, placeOf, settleTabStop } from './roving.ts';
import { usePages } from './usePages.ts';

type Props = {
  readonly looked: Looked;
  readonly listing: Listing;
  readonly onOpen: (lessonId: LessonId) => void;
  readonly far: Ref<FarList>;
};

/** As the grid of cards on the shelf. */
const NARROW = '(max-width: 1599px)';
/** Chromium draws no element higher than 33 million pixels; whoever looks further down than this searches. */
const ROWS_MAX = 100_000;

/** The lessons of a place, however many: only the rows in sight are drawn. */
export function LessonGrid(props: Props) {
  const columns = useMedia(NARROW) ? 4 : 6;
  return <Rows key={columns} columns={columns} {...props} />;
}

function Rows({ looked, listing, onOpen, far, columns }: Props & { readonly columns: number }) {
  const list = useRef<HTMLDivElement>(null);
  /** The lesson that has the focus, or is to have it when it is drawn. */
  const [held, setHeld] = useState(0);
  const wanted = useRef<number | null>(null);
  const { cardAt, see } = usePages(looked, listing);
  const total = Math.min(listing.total, ROWS_MAX * columns);
  const { top, rowPx } = usePlaceOnPage(list, columns);
  const rows = useVirtualizer({
    count: Math.ceil(total / columns),
    getScrollElement: () => list.current?.closest('.desk-page') ?? null,
    estimateSize: () => rowPx,
    scrollMargin: top,
    overscan: 2,
    // The row with the focus stays, wherever the page is scrolled to: arrows go on from there.
    rangeExtractor: (range) =>
      [...new Set([...defaultRangeExtractor(range), Math.floor(held / columns)])]
        .filter((row) => row < range.count)
        .sort((a, b) => a - b),
  });
  const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: 0 };
  useEffect(() => see(startIndex * columns, Math.min(total, (endIndex + 1) * columns) - 1));
  const focusWanted = (): boolean => {
    const card = list.current?.querySelector<HTMLElement>(`[data-at="${wanted.current}"] button`);
    if (!card) return false;
    wanted.current = null;
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: 'nearest' });
    return true;
  };
  useEffect(() => {
    focusWanted();
    settleTabStop(list.current?.closest('[data-roving]') ?? null);
  });
  useImperativeHandle(far, () => ({
    ...{ total, columns },
    reach(at) {
      wanted.current = at;
      setHeld(at);
      if (focusWanted()) return;
      // Not by `scrollToIndex`: it goes on putting itself right for a while, against the next arrow.
      const offset = rows.getOffsetForIndex(Math.floor(at / columns), 'center')?.[0];
      if (offset !== undefined) rows.scrollElement?.scrollTo(0, offset);
    },
  }));
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <ol> has its items only, and here lines lie between
    <div
      ref={list}
      role="list"
      className="grid-lines"
      style={{ height: rows.getTotalSize() }}
      onFocus={(event) => setHeld(placeOf(event.target) ?? held)}
    >
      {rows.getVirtualItems().map(({ key, index, start }) => (
        <div
          key={key}
          ref={rows.measureElement}
          role="presentation"
          className="card-grid grid-line"
          data-index={index}
          style={{ transform: `translateY(${start - top}px)` }}
        >
          {Array.from({ length: Math.min(columns, total - index * columns) }, (_, column) => {
            const at = index * columns + column;
            const card = cardAt(at);
            return (
              // biome-ignore lint/a11y/useSemanticElements: as the list
              <div key={at} role="listitem" aria-setsize={total} aria-posinset={at + 1} data-at={at} data-rows>
                {card ? <LessonCardView card={card} onOpen={onOpen} /> : <span className="lesson-card grid-awaited" />}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** How far down the page the rows begin, and how high one is as long as none was drawn. */
function usePlaceOnPage(list: RefObject<HTMLElement | null>, columns: number) {
  const [place, setPlace] = useState({ top: 0, rowPx: 260 });
  useLayoutEffect(() => {
    const page = list.current?.closest('.desk-page');
    if (!list.current || !page) return;
    const box = list.current.getBoundingClientRect();
    const top = Math.round(box.top - page.getBoundingClientRect().top + page.scrollTop);
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const gap = 1.25 * rem;
    // A cover of 16:9, the text of a card with one line of title under it, and the gap to the next row.
    const rowPx = Math.round((((box.width + gap) / columns - gap) * 9) / 16 + 7.125 * rem);
    setPlace((now) => (now.top === top && now.rowPx === rowPx ? now : { top, rowPx }));
  });
  return place;
}
