import type { Inset, Layout, Rect, WindowCommand } from '../../core/session/index.ts';
import type { AidHand } from '../aids/index.ts';
import { useWords } from '../state/index.ts';
import { arrow, between, percents, useDrag } from './handles.ts';
import './LayoutHandles.css';

type Props = {
  readonly layout: Layout;
  /** Where the presenter's track lies now. */
  readonly explanation: Rect;
  readonly hand: AidHand;
  readonly send: (command: WindowCommand) => void;
};

const SPLIT = { min: 0.4, max: 0.88, drawn: 1408 / 1920 };
const INSET = { min: 0.1, max: 0.5 };
const STEP = 0.02;

/** The layout under a hand: the divider between two tracks, or the inset's place and size. */
export function LayoutHandles(props: Props) {
  const { kind } = props.layout;
  if (kind === 'sideBySide') return <Divider {...props} />;
  return kind === 'pictureInPicture' ? <InsetHandles {...props} /> : null;
}

function Divider({ layout, hand, send }: Props) {
  const { t } = useWords();
  const split = layout.split ?? SPLIT.drawn;
  const held = (share: number) => between(SPLIT.min, share, SPLIT.max);
  const drag = useDrag(
    (from: number, by) => held(from + by.x),
    (next) => hand.show({ layout: { ...layout, split: next } }),
    (next) => {
      send({ type: 'tuneLayout', split: next });
      hand.letGo();
    },
  );
  return (
    <div
      className="layout-divider"
      style={{ left: `${(split + 8 / 1920) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={t('layout.divider')}
      aria-valuenow={Math.round(split * 100)}
      aria-valuemin={SPLIT.min * 100}
      aria-valuemax={SPLIT.max * 100}
      data-testid="layout-divider"
      onPointerDown={(event) => drag.begin(event, split)}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.end}
      onDoubleClick={() => send({ type: 'tuneLayout', split: null })}
      onKeyDown={(event) =>
        arrow(event, ({ x }) => x !== 0 && send({ type: 'tuneLayout', split: held(split + x * STEP) }))
      }
    >
      <i />
    </div>
  );
}

function InsetHandles({ layout, explanation, hand, send }: Props) {
  const { t } = useWords();
  const inset: Inset = { x: explanation.x, y: explanation.y, width: between(INSET.min, explanation.width, INSET.max) };
  const show = (next: Inset) => hand.show({ layout: { ...layout, inset: next } });
  const keep = (next: Inset) => {
    send({ type: 'tuneLayout', inset: next });
    hand.letGo();
  };
  const moved = (from: Inset, x: number, y: number): Inset => ({
    ...from,
    x: between(0, from.x + x, 1 - explanation.width),
    y: between(0, from.y + y, 1 - explanation.height),
  });
  const sized = (from: Inset, by: number): Inset => ({
    ...from,
    width: between(INSET.min, from.width + by, INSET.max),
  });
  const move = useDrag((from: Inset, by) => moved(from, by.x, by.y), show, keep);
  const size = useDrag((from: Inset, by) => sized(from, by.x), show, keep);
  return (
    <div className="layout-inset" style={percents(explanation)}>
      <button
        type="button"
        className="layout-move"
        aria-label={t('layout.move')}
        data-testid="layout-move"
        onPointerDown={(event) => move.begin(event, inset)}
        onPointerMove={move.move}
        onPointerUp={move.end}
        onPointerCancel={move.end}
        onDoubleClick={() => send({ type: 'tuneLayout', inset: null })}
        onKeyDown={(event) => arrow(event, ({ x, y }) => keep(moved(inset, x * STEP, y * STEP)))}
      />
      <div
        className="layout-size"
        role="slider"
        tabIndex={0}
        aria-label={t('layout.size')}
        aria-valuenow={Math.round(inset.width * 100)}
        aria-valuemin={INSET.min * 100}
        aria-valuemax={INSET.max * 100}
        data-testid="layout-size"
        onPointerDown={(event) => size.begin(event, inset)}
        onPointerMove={size.move}
        onPointerUp={size.end}
        onPointerCancel={size.end}
        onKeyDown={(event) => arrow(event, ({ x, y }) => keep(sized(inset, (x || -y) * STEP)))}
      />
    </div>
  );
}
