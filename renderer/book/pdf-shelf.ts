import { useEffect, useState } from 'react';
import type { AssetDigest, Result } from '../../core/words/index.ts';
import { type OutlineEntry, openPdf, type Pdf, type PdfFailure } from './pdf.ts';

/**
 * One opened PDF for all views of a window: the picture and the strip under it show the same one. It stays open a
 * little after the last view has gone, because a view that changes its place goes and comes.
 */
const LINGER_MS = 5000;

type Opening = { readonly opened: Promise<Result<Pdf, PdfFailure>>; users: number };
const shelf = new Map<AssetDigest, Opening>();

function take(digest: AssetDigest): Opening {
  const known = shelf.get(digest);
  if (known) {
    known.users += 1;
    return known;
  }
  const opening: Opening = { opened: openPdf(digest), users: 1 };
  shelf.set(digest, opening);
  return opening;
}

function giveBack(digest: AssetDigest, opening: Opening): void {
  opening.users -= 1;
  setTimeout(() => {
    if (opening.users > 0 || shelf.get(digest) !== opening) return;
    shelf.delete(digest);
    void opening.opened.then((pdf) => pdf.ok && pdf.value.close());
  }, LINGER_MS);
}

/** Null while it opens, or where the document is none. */
export function usePdf(digest: AssetDigest | null): Result<Pdf, PdfFailure> | null {
  const [pdf, setPdf] = useState<{ of: AssetDigest; is: Result<Pdf, PdfFailure> } | null>(null);
  useEffect(() => {
    if (digest === null) return;
    let live = true;
    const opening = take(digest);
    void opening.opened
      .catch((): Result<Pdf, PdfFailure> => ({ ok: false, error: { code: 'pdfBroken' } }))
      .then((is) => live && setPdf({ of: digest, is }));
    return () => {
      live = false;
      giveBack(digest, opening);
    };
  }, [digest]);
  return pdf && pdf.of === digest ? pdf.is : null;
}

const noOutline: readonly OutlineEntry[] = [];

/** Empty until it was read, and for a document without one. */
export function useOutline(digest: AssetDigest | null): readonly OutlineEntry[] {
  const opened = usePdf(digest);
  const [outline, setOutline] = useState(noOutline);
  useEffect(() => {
    setOutline(noOutline);
    if (!opened?.ok) return;
    let live = true;
    void opened.value.outline().then(
      (entries) => live && setOutline(entries),
      () => undefined,
    );
    return () => {
      live = false;
    };
  }, [opened]);
  return outline;
}
