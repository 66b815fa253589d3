import { useEffect, useRef, useState } from 'react';
import { shareStyle } from './share.ts';
import type { SheetProps } from './sheet-props.ts';
import { decodeText, textPages } from './text-pages.ts';

/** More than this nobody reads out in class; it is the beginning that is shown. */
const BYTES_MAX = 2_000_000;
const PICTURE_SHAPE = 16 / 9;

/** A plain text in letters that are read from the last row. */
export function TextSheet({ shown, rect, onShape, onPages, onFault }: SheetProps) {
  const [pages, setPages] = useState<readonly (readonly string[])[]>([]);
  const tell = useRef({ onShape, onPages, onFault });
  tell.current = { onShape, onPages, onFault };
  const { digest } = shown.document;
  useEffect(() => {
    const giveUp = new AbortController();
    void readText(digest, giveUp.signal).then((text) => {
      if (giveUp.signal.aborted) return;
      if (text === null) return tell.current.onFault('fileGone');
      const made = textPages(text);
      setPages(made);
      tell.current.onPages(made.length);
      tell.current.onShape(PICTURE_SHAPE);
    });
    return () => giveUp.abort();
  }, [digest]);
  const lines = pages[shown.pageIndex] ?? [];
  return (
    <div className="document-sheet document-text" style={rect ? shareStyle(rect) : { visibility: 'hidden' }}>
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and never move
        <p key={at}>{line}</p>
      ))}
    </div>
  );
}

async function readText(digest: string, signal: AbortSignal): Promise<string | null> {
  try {
    const answer = await fetch(`/media/${digest}`, { headers: { Range: `bytes=0-${BYTES_MAX - 1}` }, signal });
    return answer.ok ? decodeText(new Uint8Array(await answer.arrayBuffer())) : null;
  } catch {
    return null;
  }
}
