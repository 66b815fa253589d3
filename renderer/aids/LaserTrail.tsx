import { useEffect, useRef } from 'react';
import type { AidHand, Light } from './aid-hand.ts';

type Props = { readonly hand: AidHand; readonly shown: boolean };

/** Shares of the picture's height: seen from the back row, and hides little. */
const DOT = 0.011;
const LINE = 0.007;
const RED = '#ff2d20';
const CORE = '#ffd9d2';

/** The laser's light and its trail, on a canvas that is there only while it shines. Nothing of it is kept. */
export function LaserTrail({ hand, shown }: Props) {
  const ref = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = ref.current;
    if (!box || !shown) return;
    const trail = createTrail(box);
    const stop = hand.onLight(trail.take);
    return () => {
      stop();
      trail.take(null);
    };
  }, [hand, shown]);
  return <div ref={ref} className="aid-whole" data-testid="laser" />;
}

function createTrail(box: HTMLElement) {
  let canvas: HTMLCanvasElement | null = null;
  let points: { x: number; y: number }[] = [];
  let light: Light = null;
  let frame = 0;

  function take(next: Light): void {
    const isLifted = light?.draws === true && next?.draws !== true;
    if (isLifted || next === null) points = [];
    light = next;
    if (next === null) {
      cancelAnimationFrame(frame);
      frame = 0;
      canvas?.remove();
      canvas = null;
      box.removeAttribute('data-points');
      return;
    }
    if (next.draws) points.push({ x: next.x, y: next.y });
    box.dataset.points = String(points.length);
    // A fast hand brings several points a frame: a long trail would be drawn over and over for nobody.
    if (frame === 0) frame = requestAnimationFrame(drawLight);
  }

  function drawLight(): void {
    frame = 0;
    if (light) draw(light);
  }

  function draw({ x, y }: { x: number; y: number }): void {
    canvas ??= made(box);
    const context = canvas.getContext('2d');
    if (!context) return;
    const { width, height } = canvas;
    context.clearRect(0, 0, width, height);
    context.lineJoin = 'round';
    context.lineCap = 'round';
    if (points.length > 1) {
      context.beginPath();
      for (const point of points) context.lineTo(point.x * width, point.y * height);
      stroke(context, RED, LINE * height);
      stroke(context, CORE, (LINE * height) / 3);
    }
    context.beginPath();
    context.arc(x * width, y * height, DOT * height, 0, 2 * Math.PI);
    context.fillStyle = RED;
    context.fill();
    stroke(context, CORE, (DOT * height) / 4);
  }

  return { take };
}

function stroke(context: CanvasRenderingContext2D, colour: string, widthPx: number): void {
  context.strokeStyle = colour;
  context.lineWidth = widthPx;
  context.stroke();
}

function made(box: HTMLElement): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const { width, height } = box.getBoundingClientRect();
  canvas.width = Math.round(width * devicePixelRatio);
  canvas.height = Math.round(height * devicePixelRatio);
  box.append(canvas);
  return canvas;
}
