import { useEffect, useRef } from 'react';
import { shareStyle } from './share.ts';
import type { SheetProps } from './sheet-props.ts';

/** A photo or a scan: one page. */
export function PictureSheet({ shown, rect, onShape, onPages, onFault }: SheetProps) {
  const tell = useRef({ onShape, onPages, onFault });
  tell.current = { onShape, onPages, onFault };
  useEffect(() => tell.current.onPages(1), []);
  return (
    <img
      className="document-sheet document-photo"
      alt=""
      src={`/media/${shown.document.digest}`}
      style={rect ? shareStyle(rect) : { visibility: 'hidden' }}
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        naturalWidth > 0 && naturalHeight > 0
          ? tell.current.onShape(naturalWidth / naturalHeight)
          : tell.current.onFault('pictureBroken')
      }
      onError={() => tell.current.onFault('pictureBroken')}
    />
  );
}
