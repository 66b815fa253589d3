import type { DocumentShowing, Rect, Zoom } from '../../core/session/index.ts';

/** What a kind of document tells of itself once it is there. */
export type SheetProps = {
  readonly shown: DocumentShowing;
  readonly rect: Rect | null;
  /** How much of the picture is seen, how large. */
  readonly zoom: Zoom;
  /** A lens lies over it: what is drawn is looked at twice as large. */
  readonly underLens: boolean;
  /** Width by height of the page on show; null while it is not known. */
  readonly onShape: (shape: number | null) => void;
  readonly onPages: (pageCount: number) => void;
  readonly onFault: (code: string) => void;
};
