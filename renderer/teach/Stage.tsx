import type { ReactNode } from 'react';
import { NoticeBar } from '../desk/index.ts';
import './Stage.css';

type RoomProps = {
  readonly className?: string;
  /** How the class's picture stands, where there is a class: the ring around it says so. */
  readonly screen?: string;
  readonly testId?: string;
  readonly children: ReactNode;
};

/** The lesson's picture, as large as the window leaves room for and always 16:9. */
export function StageRoom({ className, screen, testId, children }: RoomProps) {
  return (
    <div className={className ? `stage-room ${className}` : 'stage-room'} data-screen={screen}>
      <div className="stage-picture" data-testid={testId}>
        {children}
      </div>
    </div>
  );
}

/** The cards beside the picture, and under them what was just said. */
export function StageSide({ className, children }: Pick<RoomProps, 'className' | 'children'>) {
  return (
    <aside className={className ? `stage-side ${className}` : 'stage-side'}>
      {children}
      <NoticeBar />
    </aside>
  );
}
