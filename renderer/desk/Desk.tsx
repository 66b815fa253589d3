import type { ReactNode } from 'react';
import './Desk.css';
import { NoticeBar } from './NoticeBar.tsx';

type Props = { readonly sidebar: ReactNode; readonly children: ReactNode };

export function Desk({ sidebar, children }: Props) {
  return (
    <div className="desk desk-frame">
      {sidebar}
      <main className="desk-page">
        <div className="desk-content">{children}</div>
      </main>
      <NoticeBar />
    </div>
  );
}
