import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';

type Props = {
  readonly durationSeconds: number;
  readonly atSeconds: number;
  readonly label: string;
  readonly said: string;
  /** `passing`: a place of a drag that goes on. */
  readonly onSeek: (seconds: number, passing: boolean) => void;
  /** What is shown of the place under the pointer. */
  readonly preview: (seconds: number) => ReactNode;
};

/** While dragging: each seek makes every window find a frame, and a display shows no more than one in this time. */
const DRAG_SEEK_MS = 16;
const STEP_SECONDS = 5;

/** The whole height of the line takes the pointer; what is under it is shown above it. A mere touch seeks once. */
export function SeekArea({ durationSeconds, atSeconds, label, said, onSeek, preview }: Props) {
  const [under, setUnder] = useState<number | null>(null);
  const last = useRef({ ms: 0, seconds: -1 });
  const down = useRef(false);
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const secondsAt = (event: PointerEvent<HTMLElement>): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientX - box.left) / box.width;
    return Math.min(1, Math.max(0, share)) * durationSeconds;
  };
  const move = (event: PointerEvent<HTMLElement>, always: boolean) => {
    const seconds = secondsAt(event);
    // Lifting where it came down is no second seek.
    if (last.current.seconds === seconds) return;
    if (last.current.seconds >= 0) setUnder(seconds);
    clearTimeout(later.current);
    const earlyMs = DRAG_SEEK_MS - (event.timeStamp - last.current.ms);
    if (always || earlyMs <= 0) seek(event.timeStamp, seconds, !always);
    // A finger that stops has not been lifted yet, and its place is to be seen.
    else later.current = setTimeout(() => seek(event.timeStamp + earlyMs, seconds, true), earlyMs);
  };
  const seek = (ms: number, seconds: number, passing: boolean) => {
    last.current = { ms, seconds };
    onSeek(seconds, passing);
  };
  const release = () => {
    clearTimeout(later.current);
    down.current = false;
    setUnder(null);
  };
  useEffect(() => () => clearTimeout(later.current), []);
  // Page up and down are the presenter remote's, also while the line has the focus: they go from stop to stop.
  const key = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: atSeconds - STEP_SECONDS,
      ArrowRight: atSeconds + STEP_SECONDS,
      ArrowDown: atSeconds - STEP_SECONDS,
      ArrowUp: atSeconds + STEP_SECONDS,
      Home: 0,
      End: durationSeconds,
    };
    const to = steps[event.key];
    if (to === undefined || event.shiftKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSeek(Math.min(durationSeconds, Math.max(0, to)), false);
  };

  return (
    <div
      className="timeline-seek"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={Math.round(durationSeconds)}
      aria-valuenow={Math.round(atSeconds)}
      aria-valuetext={said}
      data-testid="timeline"
      onKeyDown={key}
      // A place that was pressed does not keep the focus: the arrow keys then still change the loudness.
      onMouseDown={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        if (event.button !== 0 || !event.isPrimary) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        last.current = { ms: 0, seconds: -1 };
        down.current = true;
        move(event, true);
      }}
      onPointerMove={(event) => {
        if (down.current) move(event, false);
        // A finger has no place before it touches.
        else if (event.pointerType === 'mouse') setUnder(secondsAt(event));
      }}
      onPointerLeave={() => {
        if (!down.current) setUnder(null);
      }}
      onPointerUp={(event) => {
        if (!down.current) return;
        move(event, true);
        release();
      }}
      onPointerCancel={release}
    >
      {under === null ? null : preview(under)}
    </div>
  );
}
