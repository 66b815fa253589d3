import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { Pdf } from './pdf.ts';
import { usePdf } from './pdf-shelf.ts';
import { SharpPart } from './SharpPart.tsx';
import { shareStyle } from './share.ts';
import type { SheetProps } from './sheet-props.ts';

/** The page on show and the one before and after: 10 MB each on a display of 1920. */
const KEPT = 3;
/** A lens shows the page twice as large, anywhere: then it is drawn so, as far as 4 GB allow. */
const LENS_SCALE = 2;
const LENS_WIDTH_MAX_PX = 2400;
/** A window that is being drawn to another size settles first. */
const SIZE_RESTS_MS = 200;

export function PdfSheet({ shown, rect, zoom, underLens, onShape, onPages, onFault }: SheetProps) {
  const host = useRef<HTMLDivElement>(null);
  const opened = usePdf(shown.document.digest);
  const pdf = opened?.ok ? opened.value : null;
  const { pageIndex } = shown;
  const plainPx = useWidthPx(host, rect?.width ?? 1);
  const widthPx = underLens ? Math.max(plainPx, Math.min(plainPx * LENS_SCALE, LENS_WIDTH_MAX_PX)) : plainPx;
  const drawn = useRef(new Map<string, HTMLCanvasElement>());
  const tell = useRef({ onShape, onPages, onFault });
  tell.current = { onShape, onPages, onFault };

  useEffect(() => {
    if (!opened) return;
    if (opened.ok) tell.current.onPages(opened.value.pageCount);
    else tell.current.onFault(opened.error.code);
  }, [opened]);
  useEffect(() => {
    if (!pdf || pageIndex >= pdf.pageCount) return;
    let live = true;
    void pdf.shapeOf(pageIndex).then(
      (shape) => live && tell.current.onShape(shape),
      () => live && tell.current.onFault('pdfBroken'),
    );
    return () => {
      live = false;
    };
  }, [pdf, pageIndex]);
  useEffect(() => {
    if (!pdf || widthPx === 0 || pageIndex >= pdf.pageCount) return;
    const giveUp = new AbortController();
    void show(pdf, { pageIndex, widthPx, kept: drawn.current, signal: giveUp.signal }, (canvas, code) => {
      if (code) tell.current.onFault(code);
      // A page that is not drawn yet is an empty sheet: the page before under new ink would be a lie.
      host.current?.replaceChildren(...(canvas ? [canvas] : []));
    });
    return () => giveUp.abort();
  }, [pdf, pageIndex, widthPx]);

  return (
    <div className="document-sheet" style={rect ? shareStyle(rect) : { visibility: 'hidden' }}>
      <div ref={host} className="document-drawn" />
      {pdf && rect && plainPx > 0 && pageIndex < pdf.pageCount ? (
        <SharpPart {...{ pdf, pageIndex, rect, zoom }} widthPx={plainPx} />
      ) : null}
    </div>
  );
}

type Wanted = {
  readonly pageIndex: number;
  readonly widthPx: number;
  readonly kept: Map<string, HTMLCanvasElement>;
  readonly signal: AbortSignal;
};

async function show(
  pdf: Pdf,
  wanted: Wanted,
  put: (canvas: HTMLCanvasElement | null, code: string | null) => void,
): Promise<void> {
  const { pageIndex, widthPx, kept, signal } = wanted;
  const known = kept.get(keyOf(pageIndex, widthPx));
  put(known ?? null, null);
  if (!known) {
    const made = await pdf.draw(pageIndex, widthPx, signal);
    if (signal.aborted) return;
    if (!made.ok) return put(null, made.error.code);
    keep(kept, keyOf(pageIndex, widthPx), made.value);
    put(made.value, null);
  }
  // The next page is there when it is turned to.
  if (pageIndex + 1 >= pdf.pageCount || kept.has(keyOf(pageIndex + 1, widthPx))) return;
  const next = await pdf.draw(pageIndex + 1, widthPx, signal);
  if (next.ok && !signal.aborted) keep(kept, keyOf(pageIndex + 1, widthPx), next.value);
}

function keyOf(pageIndex: number, widthPx: number): string {
  return `${pageIndex}@${widthPx}`;
}

function keep(kept: Map<string, HTMLCanvasElement>, key: string, canvas: HTMLCanvasElement): void {
  kept.set(key, canvas);
  for (const old of [...kept.keys()].slice(0, Math.max(0, kept.size - KEPT))) kept.delete(old);
}

/** Device pixels that the page is wide on this window's picture. */
function useWidthPx(host: React.RefObject<HTMLDivElement | null>, share: number): number {
  const [pictureWidth, setPictureWidth] = useState(0);
  useLayoutEffect(() => {
    const picture = host.current?.closest('.document');
    if (!picture) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    setPictureWidth(picture.clientWidth);
    const watch = new ResizeObserver(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setPictureWidth(picture.clientWidth), SIZE_RESTS_MS);
    });
    watch.observe(picture);
    return () => {
      clearTimeout(timer);
      watch.disconnect();
    };
  }, [host]);
  return Math.round(pictureWidth * share * devicePixelRatio);
}
