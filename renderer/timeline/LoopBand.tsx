import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Loop } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';
import './LoopBand.css';

type End = keyof Loop;
type Props = {
  readonly loop: Loop;
  readonly durationSeconds: number;
  /** Left out: to be looked at. */
  readonly onLoop?: (loop: Loop) => void;
};

const STEP_SECONDS = 1;

/** The passage that is played again and again; each end is taken by its own handle, which lies outside of it. */
export function LoopBand({ loop, durationSeconds, onLoop }: Props) {
  const [moved, setMoved] = useState<Loop | null>(null);
  const shown = moved ?? loop;
  const left = (seconds: number) => `${(seconds / (durationSeconds || 1)) * 100}%`;
  const span = shown.untilSeconds - shown.fromSeconds;
  return (
    <div className="loop" data-testid="loop">
      <i className="loop-band" style={{ left: left(shown.fromSeconds), width: left(Math.max(0, span)) }} />
      {onLoop
        ? (['fromSeconds', 'untilSeconds'] as const).map((end) => (
            <LoopHandle
              key={end}
              end={end}
              loop={shown}
              durationSeconds={durationSeconds}
              onMove={(next) => setMoved(next)}
              onLoop={(next) => {
                setMoved(null);
                onLoop(next);
              }}
              isMoving={moved !== null}
            />
          ))
        : null}
    </div>
  );
}

type HandleProps = {
  readonly end: End;
  readonly loop: Loop;
  readonly durationSeconds: number;
  readonly isMoving: boolean;
  readonly onMove: (loop: Loop | null) => void;
  readonly onLoop: (loop: Loop) => void;
};

function LoopHandle({ end, loop, durationSeconds, isMoving, onMove, onLoop }: HandleProps) {
  const { t } = useWords();
  const held = useRef<{ readonly x: number; readonly seconds: number; readonly perPixel: number } | null>(null);
  const isFrom = end === 'fromSeconds';
  const to = (seconds: number): Loop => ({
    ...loop,
    [end]: mediaSeconds(Math.min(durationSeconds, Math.max(0, seconds))),
  });
  const under = (event: PointerEvent): Loop | null => {
    const from = held.current;
    return from && to(from.seconds + (event.clientX - from.x) * from.perPixel);
  };
  const key = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: -STEP_SECONDS,
      ArrowDown: -STEP_SECONDS,
      ArrowRight: STEP_SECONDS,
      ArrowUp: STEP_SECONDS,
    };
    const step = steps[event.key];
    if (step === undefined || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onLoop(to(loop[end] + step));
  };
  return (
    <div
      className={isFrom ? 'loop-handle loop-handle-from' : 'loop-handle loop-handle-until'}
      style={{ left: `${(loop[end] / (durationSeconds || 1)) * 100}%` }}
      role="slider"
      tabIndex={0}
      aria-label={isFrom ? t('loop.from') : t('loop.until')}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationSeconds)}
      aria-valuenow={Math.round(loop[end])}
      aria-valuetext={clockText(loop[end])}
      data-testid={isFrom ? 'loop-from' : 'loop-until'}
      onKeyDown={key}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const width = event.currentTarget.parentElement?.clientWidth ?? 1;
        held.current = { x: event.clientX, seconds: loop[end], perPixel: durationSeconds / width };
      }}
      onPointerMove={(event) => {
        const next = under(event);
        if (next) onMove(next);
      }}
      onPointerUp={(event) => {
        const next = under(event);
        held.current = null;
        if (next && isMoving) onLoop(next);
      }}
      onPointerCancel={() => {
        held.current = null;
        onMove(null);
      }}
    >
      <i />
      {isMoving ? <output className="loop-time figures">{clockText(loop[end])}</output> : null}
    </div>
  );
}
