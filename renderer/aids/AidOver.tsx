import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Aid, CurtainSide, Rect, SessionState, View, WindowCommand } from '../../core/session/index.ts';
import { isWhole } from '../../core/session/index.ts';
import type { AidHand, Aim } from './aid-hand.ts';
import { CountdownPicture } from './CountdownPicture.tsx';
import { attachGestures } from './gestures.ts';
import { LaserTrail } from './LaserTrail.tsx';
import { Lens, type LensViews } from './Lens.tsx';
import { isHeld, seenNow, useAim, useSeenAid, useSeenZoom } from './seen.ts';

type Props = {
  readonly hand: AidHand;
  readonly state: SessionState;
  readonly view: View;
  readonly now: () => number | null;
  readonly lensViews: LensViews;
  readonly onCountdownOver: () => void;
  readonly send: (command: WindowCommand) => void;
  readonly onCut: (rect: Rect, picture: HTMLElement) => void;
};

/** All that lies over picture and ink: the aid, the laser's light, the countdown, and the hand that moves them. */
export function AidOver({ hand, state, view, now, lensViews, onCountdownOver, send, onCut }: Props) {
  const held = isHeld(view);
  const aid = useSeenAid(hand, view, held);
  const [rect, setRect] = useState<Rect | null>(null);
  const aim = useAim(hand, state);
  const catches = !held && !view.blank && takesPointer(aim, state);
  return (
    <>
      <AidPicture aid={aid} />
      {aid?.kind === 'magnifier' ? <LensOver aid={aid} {...{ hand, view, held }} views={lensViews} /> : null}
      {rect ? <div className="aid-rect" style={percents(rect)} /> : null}
      <LaserTrail hand={hand} shown={!held && !view.blank} />
      {state.countdown ? <CountdownPicture countdown={state.countdown} now={now} onOver={onCountdownOver} /> : null}
      <Catcher {...{ hand, view, held, aim, catches, send, onCut }} onRect={setRect} />
    </>
  );
}

/** The pen's own strokes go to the ink beneath; the pointer moves only what is enlarged. */
function takesPointer(aim: Aim, { zoom }: SessionState): boolean {
  return aim === 'pointer' ? !isWhole(zoom) : aim !== 'ink';
}

type CatcherProps = Pick<Props, 'hand' | 'view' | 'send' | 'onCut'> & {
  readonly held: boolean;
  readonly aim: Aim;
  readonly catches: boolean;
  readonly onRect: (rect: Rect | null) => void;
};

function Catcher({ catches, ...props }: CatcherProps) {
  const ref = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  latest.current = props;
  const { hand, onRect } = props;
  useEffect(() => {
    if (!ref.current) return;
    return attachGestures(ref.current, {
      hand,
      onRect,
      aim: () => (latest.current.held ? 'ink' : latest.current.aim),
      seen: () => seenNow(hand, latest.current.view, false),
      send: (command) => latest.current.send(command),
      onCut: (rect, picture) => latest.current.onCut(rect, picture),
    });
  }, [hand, onRect]);
  return <div ref={ref} className="aid-catch" data-aim={props.aim} data-catches={catches} data-testid="aid-catch" />;
}

type LensProps = Pick<Props, 'hand' | 'view'> & {
  readonly held: boolean;
  readonly aid: Extract<Aid, { kind: 'magnifier' }>;
  readonly views: LensViews;
};

function LensOver({ hand, view, held, aid, views }: LensProps) {
  return <Lens aid={aid} zoom={useSeenZoom(hand, view, held)} views={views} />;
}

function AidPicture({ aid }: { readonly aid: Aid | null }): ReactNode {
  switch (aid?.kind) {
    case 'spotlight': {
      const hole = `circle ${aid.radius * 100}cqh at ${aid.x * 100}% ${aid.y * 100}%`;
      const background = `radial-gradient(${hole}, transparent 99.5%, rgb(0 0 0 / 85%) 100%)`;
      return <div className="aid-whole" style={{ background }} data-testid="spotlight" />;
    }
    case 'curtain':
      return (
        <div
          className={`aid-curtain aid-curtain-${aid.side}`}
          style={drawn(aid.side, aid.share)}
          data-testid="curtain"
        />
      );
    default:
      return null;
  }
}

function drawn(side: CurtainSide, share: number) {
  const whole = { left: 0, right: 0, top: 0, bottom: 0 };
  const away = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' } as const;
  return { ...whole, [away[side]]: `${(1 - share) * 100}%` };
}

function percents({ x, y, width, height }: Rect) {
  return { left: `${x * 100}%`, top: `${y * 100}%`, width: `${width * 100}%`, height: `${height * 100}%` };
}
