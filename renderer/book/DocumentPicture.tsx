import { useEffect, useState } from 'react';
import type { DocumentShowing, Rect, Zoom } from '../../core/session/index.ts';
import { documentKind } from '../../core/words/index.ts';
import { useHand, useSend } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import './book.css';
import { PdfSheet } from './PdfSheet.tsx';
import { PictureSheet } from './PictureSheet.tsx';
import { sheetRect } from './sheet.ts';
import { TextSheet } from './TextSheet.tsx';

const sheets = { pdf: PdfSheet, picture: PictureSheet, text: TextSheet };

type Props = {
  readonly shown: DocumentShowing;
  readonly zoom: Zoom;
  readonly underLens: boolean;
  /** Where the page lies, for the ink; null while there is none. */
  readonly onSheet: (rect: Rect | null) => void;
};

/** The page of the document on show, the same in every window. */
export function DocumentPicture({ shown, zoom, underLens, onSheet }: Props) {
  const words = useWords();
  const send = useSend();
  const { player } = useHand();
  const { digest, mediaType } = shown.document;
  const [shape, setShape] = useState<number | null>(null);
  const [fault, setFault] = useState<{ digest: string; code: string } | null>(null);
  const rect = shape === null ? null : sheetRect(shape, shown.fit, shown.scroll);
  const rectKey = JSON.stringify(rect);
  useEffect(() => onSheet(JSON.parse(rectKey) as Rect | null), [rectKey, onSheet]);
  useEffect(() => () => onSheet(null), [onSheet]);
  const kind = documentKind(mediaType);
  const Sheet = kind && kind in sheets ? sheets[kind as keyof typeof sheets] : null;
  const tell = (pageCount: number) => {
    if (shown.pageCount === null) void send({ type: 'pages', digest, pageCount });
  };
  const failed = fault?.digest === digest ? fault.code : Sheet ? null : 'notShowable';
  return (
    <div className="document" data-testid="document" data-page={shown.pageIndex}>
      {Sheet ? (
        <Sheet
          key={digest}
          shown={shown}
          rect={rect}
          zoom={zoom}
          underLens={underLens}
          onShape={setShape}
          onPages={tell}
          onFault={(code) => setFault({ digest, code })}
        />
      ) : null}
      {/* Words about a fault are the teacher's: the large screen shows pages and ink, nothing else. */}
      {failed && player.role === 'console' ? (
        <p className="document-fault" role="alert" data-testid="document-fault">
          {errorText(words, failed)}
        </p>
      ) : null}
    </div>
  );
}
