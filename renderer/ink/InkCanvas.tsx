import { useEffect, useLayoutEffect, useRef } from 'react';
import { createInkView, type InkView, type InkViewOptions } from './ink-view.ts';
import type { InkStore } from './store.ts';

export type InkCanvasProps = InkViewOptions & { readonly store: InkStore };

/**
 * Ink over the picture it lies on: fills its positioned parent, takes pen, finger and mouse as its options say.
 * React renders it when an option changes; never for a point or a stroke.
 */
export function InkCanvas({ store, ...options }: InkCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<InkView | null>(null);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    if (host.current === null) return;
    const made = createInkView(host.current, store, latest.current);
    view.current = made;
    return () => {
      view.current = null;
      made.close();
    };
  }, [store]);

  // Every render: `update` compares, and does nothing where nothing changed.
  useLayoutEffect(() => view.current?.update(latest.current));

  return <div ref={host} className="ink-canvas" style={{ position: 'absolute', inset: 0 }} />;
}
