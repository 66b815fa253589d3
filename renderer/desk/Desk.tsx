import { type ReactNode, type RefObject, useLayoutEffect, useRef } from 'react';
import './Desk.css';
import { NoticeBar } from './NoticeBar.tsx';

type Props = {
  readonly sidebar: ReactNode;
  /** Which page is shown: another one begins at its top. */
  readonly page: string;
  /** What lies over that page for a while; when it has gone, the page is as it was left. */
  readonly over: string | null;
  readonly children: ReactNode;
};

export function Desk({ sidebar, page, over, children }: Props) {
  const scrolled = useKeptScroll(page, over);
  return (
    <div className="desk desk-frame">
      {sidebar}
      <main className="desk-page" ref={scrolled}>
        <div className="desk-content">{children}</div>
      </main>
      <NoticeBar />
    </div>
  );
}

/** Where the page was scrolled to, and what had the focus when something came to lie over it. */
function useKeptScroll(page: string, over: string | null): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const kept = useRef<{ page: string; top: number; focused: Element | null }>({ page, top: 0, focused: null });
  useLayoutEffect(() => {
    const scroller = element.current;
    if (!scroller) return;
    if (kept.current.page !== page) kept.current = { page, top: 0, focused: null };
    if (over !== null) {
      kept.current.focused ??= document.activeElement;
      scroller.scrollTop = 0;
      return;
    }
    const { focused, top } = kept.current;
    if (focused instanceof HTMLElement && scroller.contains(focused)) focused.focus({ preventScroll: true });
    kept.current.focused = null;
    scroller.scrollTop = top;
    const keep = () => {
      kept.current.top = scroller.scrollTop;
    };
    scroller.addEventListener('scroll', keep, { passive: true });
    return () => scroller.removeEventListener('scroll', keep);
  }, [page, over]);
  return element;
}
