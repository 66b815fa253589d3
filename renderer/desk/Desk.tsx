import { type ReactNode, useLayoutEffect, useRef } from 'react';
import './Desk.css';
import { NoticeBar } from './NoticeBar.tsx';

type Props = {
  readonly sidebar: ReactNode;
  /** Names the page: each is found again where it was left. */
  readonly page: string;
  /** A page that is read from its top whenever it is opened. */
  readonly fromTop: boolean;
  readonly children: ReactNode;
};

export function Desk({ sidebar, page, fromTop, children }: Props) {
  const main = useRef<HTMLElement>(null);
  const tops = useRef(new Map<string, number>());
  useLayoutEffect(() => {
    if (main.current) main.current.scrollTop = fromTop ? 0 : (tops.current.get(page) ?? 0);
  }, [page, fromTop]);
  return (
    <div className="desk desk-frame">
      {sidebar}
      <main
        className="desk-page"
        ref={main}
        onScroll={({ currentTarget }) => tops.current.set(page, currentTarget.scrollTop)}
      >
        <div className="desk-content">{children}</div>
      </main>
      <NoticeBar />
    </div>
  );
}
