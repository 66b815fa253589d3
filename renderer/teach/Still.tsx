import { createContext, type ReactNode, useContext, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import './Still.css';
import { createStills, type Stills } from './stills.ts';

const StillsContext = createContext<Stills | null>(null);

/** Stills of the lesson of now, for all parts of the view. */
export function StillsOfLesson({ state, children }: { readonly state: SessionState; readonly children: ReactNode }) {
  const { lesson, motion } = state;
  const [stills, setStills] = useState<Stills | null>(null);
  const standing = motion.kind === 'paused';
  const key = lesson?.id ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lesson's id stands for all of it
  useEffect(() => {
    const made = lesson ? createStills(lesson) : null;
    setStills(made);
    return () => made?.stop();
  }, [key]);
  useEffect(() => stills?.rest(!standing), [stills, standing]);
  return <StillsContext value={stills}>{children}</StillsContext>;
}

/** A moment's picture, 16:9; dark until it is there. */
export function Still({ seconds, children }: { readonly seconds: number; readonly children?: ReactNode }) {
  const stills = useContext(StillsContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  useSyncExternalStore(stills?.subscribe ?? never, stills?.version ?? none);
  const still = stills?.at(seconds) ?? null;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !still) return;
    const { width, height } = context.canvas;
    context.fillStyle = '#000';
    context.fillRect(0, 0, width, height);
    const fit = Math.min(width / still.width, height / still.height);
    const [w, h] = [still.width * fit, still.height * fit];
    context.drawImage(still, (width - w) / 2, (height - h) / 2, w, h);
  }, [still]);
  return (
    <span className="still" aria-hidden="true">
      <canvas ref={canvas} width={224} height={126} />
      {children}
    </span>
  );
}

const never = () => () => undefined;
const none = () => 0;
