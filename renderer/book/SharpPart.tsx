import { useEffect, useRef } from 'react';
import { isWhole, type Rect, type Zoom } from '../../core/session/index.ts';
import type { Pdf } from './pdf.ts';
import { shareStyle } from './share.ts';
import { seenPart } from './sheet.ts';

type Props = {
  readonly pdf: Pdf;
  readonly pageIndex: number;
  /** Of the whole page where the picture is shown whole. */
  readonly widthPx: number;
  readonly rect: Rect;
  readonly zoom: Zoom;
};

/** The picture is enlarged step by step: what it comes to rest at is drawn. */
const RESTS_MS = 150;

/**
 * What is seen of an enlarged page, drawn for its size and laid over the page as it was. Only that part: the whole page
 * eight times as large would take a gigabyte, and this takes what the picture takes, whatever the scale is.
 */
export function SharpPart({ pdf, pageIndex, widthPx, rect, zoom }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const { scale, x, y } = zoom;
  const seen = { x: x - 0.5 / scale, y: y - 0.5 / scale, width: 1 / scale, height: 1 / scale };
  const part = isWhole(zoom) ? null : seenPart(rect, seen);
  const partKey = JSON.stringify(part);
  useEffect(() => {
    const wanted = JSON.parse(partKey) as Rect | null;
    const giveUp = new AbortController();
    const timer = setTimeout(async () => {
      if (!wanted) return host.current?.replaceChildren();
      const drawn = await pdf.draw(pageIndex, widthPx * scale, giveUp.signal, wanted);
      // A page that can be drawn small can be drawn large; where it cannot, the small one stays.
      if (!drawn.ok || giveUp.signal.aborted) return;
      Object.assign(drawn.value.style, { position: 'absolute', ...shareStyle(wanted) });
      host.current?.replaceChildren(drawn.value);
    }, RESTS_MS);
    return () => {
      clearTimeout(timer);
      giveUp.abort();
    };
  }, [pdf, pageIndex, widthPx, scale, partKey]);
  // Of another page nothing may be left, not even for a moment.
  return <div key={pageIndex} ref={host} data-testid="document-sharp" />;
}
