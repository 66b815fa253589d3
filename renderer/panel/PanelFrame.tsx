import type { ReactNode } from 'react';
import type { DockSide } from './dock-side.ts';
import './PanelFrame.css';

type Props = {
  readonly toolsOut: boolean;
  readonly side: DockSide;
  readonly picture: ReactNode;
  readonly dock: ReactNode;
  readonly foot: ReactNode;
  /** What stands between the picture and the dock, when it is asked for. */
  readonly more: ReactNode | null;
};

/** Nothing lies on the picture: it makes room for the dock and the strip, and fills the glass without them. */
export function PanelFrame({ toolsOut, side, picture, dock, foot, more }: Props) {
  return (
    <div
      className="stage panel"
      data-tools={toolsOut ? 'out' : 'away'}
      data-side={side}
      data-more={more ? 'open' : undefined}
    >
      <div className="panel-picture">{picture}</div>
      {toolsOut ? (
        <>
          {more ? <div className="panel-drawer">{more}</div> : null}
          <div className="panel-column">{dock}</div>
          <div className="panel-foot">{foot}</div>
        </>
      ) : null}
    </div>
  );
}
