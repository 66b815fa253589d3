import type { ReactNode } from 'react';
import type { DockSide } from './dock-side.ts';
import './PanelFrame.css';

type Props = {
  readonly toolsOut: boolean;
  readonly side: DockSide;
  readonly picture: ReactNode;
  readonly dock: ReactNode;
  readonly foot: ReactNode;
};

/** Nothing lies on the picture: it makes room for the dock and the strip, and fills the glass without them. */
export function PanelFrame({ toolsOut, side, picture, dock, foot }: Props) {
  return (
    <div className="stage panel" data-tools={toolsOut ? 'out' : 'away'} data-side={side}>
      <div className="panel-picture">{picture}</div>
      {toolsOut ? (
        <>
          <div className="panel-column">{dock}</div>
          <div className="panel-foot">{foot}</div>
        </>
      ) : null}
    </div>
  );
}
